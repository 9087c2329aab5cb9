#!/usr/bin/env bash
# One picture at every point of presence, with real peers: redis-server, two silos, two edges, sipp.
# A robocaller (10 calls/s, always new callees) calls through POP fra1; the same caller also calls one callee at POP ber1, where
# alone nothing would be wrong with him. A neighbour with few callees, and a namesake on the carrier's own trunk, call beside
# him. Prints who was refused when; the last line is JSON. Takes about 25 s.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

for program in sipp redis-server; do
  command -v "$program" > /dev/null || { echo "bench/two-pops.sh: $program is not installed" >&2; exit 2; }
done

. bench/processes.sh
readonly SCENARIOS=$PWD/tests/EndToEnd.Tests/Scenarios

# start NAME COMMAND...
start() {
  local name=$1
  shift
  "$@" > "$folder/$name.log" 2>&1 &
  started+=($!)
}

# silo NAME: sets api.
silo() {
  local health
  api=$(free_port) health=$(free_port)
  start "$1" dotnet src/Silo/bin/Release/net10.0/Spit.Silo.dll --redis "127.0.0.1:$redis" --api "127.0.0.1:$api" \
    --health "127.0.0.1:$health"
  await_health "$1" "$health"
}

# edge POP API: sets sip.
edge() {
  local health
  sip=$(free_port) health=$(free_port)
  start "$1" dotnet src/EdgeProxy/bin/Release/net10.0/Spit.EdgeProxy.dll --config "$folder/edge.yaml" --pop "$1" \
    --sip "127.0.0.1:$sip" --next-hop "127.0.0.1:$callee" --grid "http://127.0.0.1:$2" --health "127.0.0.1:$health"
  await_health "$1" "$health"
}

# calls NAME EDGE SOURCE RATE SECONDS: places the calls of $folder/NAME.csv in the background.
calls() {
  local count
  count=$(($(wc -l < "$folder/$1.csv") - 1))
  sipp "127.0.0.1:$2" -sf "$SCENARIOS/uac-calls-or-is-refused.xml" -inf "$folder/$1.csv" -i "$3" -bind_local \
    -p "$(free_port)" -m "$count" -r "$4" -d "$5" -nostdin -timeout 60 -timeout_error \
    -trace_logs -log_file "$folder/$1.calls" > "$folder/$1.log" 2>&1 &
  waiting+=($!)
}

# rows CALLER CALLEES COUNT: calls of one caller to so many callees in turn.
rows() { echo SEQUENTIAL; for ((i = 0; i < $3; i++)); do printf '%s;+441632960%03d\n' "$1" $((i % $2)); done; }
count() { grep -c "^$1 " "$folder/$2.calls" || true; }
# Unix milliseconds of the first refusal; sipp stamps the log with date, time and seconds since 1970.
refused_at() { awk '$1 == "refused" { printf "%.0f", $NF * 1000; exit }' "$folder/$1.calls"; }

for project in Silo EdgeProxy; do
  dotnet build "src/$project/$project.csproj" -c Release -v q -nologo > "$folder/build.log" 2>&1 \
    || { tail -n 20 "$folder/build.log" >&2; exit 1; }
done

robocaller=+493023125001
cat > "$folder/edge.yaml" <<'YAML'
trunks:
  - name: access
    class: own
    sources: [127.0.0.2/32]
YAML
redis=$(free_port)
start redis redis-server --port "$redis" --bind 127.0.0.1 --dir "$folder" --appendonly yes --appendfsync always --save ""
until exec 3<> "/dev/tcp/127.0.0.1/$redis"; do sleep 0.1; done 2> /dev/null
exec 3>&-
callee=$(free_port)
start callee sipp -sf "$SCENARIOS/uas-answers.xml" -i 127.0.0.1 -bind_local -p "$callee" -nostdin
silo silo-a; api_a=$api
silo silo-b; api_b=$api
edge fra1 "$api_a"; fra1=$sip
edge ber1 "$api_b"; ber1=$sip

rows "$robocaller" 80 80 > "$folder/robocaller.csv"
rows "$robocaller" 1 40 > "$folder/elsewhere.csv"
rows +493023125002 3 8 > "$folder/neighbour.csv"
rows "$robocaller" 3 8 > "$folder/namesake.csv"
waiting=()
calls robocaller "$fra1" 127.0.0.1 10 1000
calls elsewhere "$ber1" 127.0.0.4 4 1000
calls neighbour "$ber1" 127.0.0.3 1 8000
calls namesake "$ber1" 127.0.0.2 1 8000
failed=0
for pid in "${waiting[@]}"; do wait "$pid" || failed=$((failed + 1)); done

for who in robocaller elsewhere neighbour namesake; do
  printf '%-10s  %3d delivered  %3d refused\n' "$who" "$(count delivered $who)" "$(count refused $who)"
done
first=$(refused_at robocaller) other=$(refused_at elsewhere)
printf '{"refusedAtFra1":%d,"refusedAtBer1":%d,"millisecondsBetween":%s,"neighbourRefused":%d,"namesakeRefused":%d,"failed":%d}\n' \
  "$(count refused robocaller)" "$(count refused elsewhere)" "$([[ $first && $other ]] && echo $((other - first)) || echo null)" \
  "$(count refused neighbour)" "$(count refused namesake)" "$failed"
