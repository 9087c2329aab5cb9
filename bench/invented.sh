#!/usr/bin/env bash
# State exhaustion with real peers: redis-server, a silo, an edge, sipp. Four undeclared sources invent a caller in each call, beside
# an own subscribers' trunk and an interconnect whose people call as before.
#   bench/invented.sh            a minute of 1,000 invented callers a second
#   --rate N  --seconds N  --no-build
# Prints who was refused before and meanwhile, and what the silo's memory came to; the last line is JSON. Ends with 1 when a customer
# was refused, or failed to get through.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

rate=1000 seconds=60 build=yes
while (($# > 0)); do
  case $1 in
    --rate) rate=$2; shift ;;
    --seconds) seconds=$2; shift ;;
    --no-build) build=no ;;
    *) echo "bench/invented.sh: unknown option $1" >&2; exit 2 ;;
  esac
  shift
done
for program in sipp redis-server; do
  command -v "$program" > /dev/null || { echo "bench/invented.sh: $program is not installed" >&2; exit 2; }
done

. bench/processes.sh
readonly SCENARIOS=$PWD/tests/EndToEnd.Tests/Scenarios
readonly CUSTOMERS=50 CUSTOMER_RATE=10 INVENTORS=(invented-1 invented-2 invented-3 invented-4)

# start NAME COMMAND...
start() {
  local name=$1
  shift
  "$@" > "$folder/$name.log" 2>&1 &
  started+=($!)
}

# customers NAME SOURCE NUMBER SECONDS: people who call three others in turn, in the background.
customers() {
  local count=$((CUSTOMER_RATE * $4)) i
  {
    echo SEQUENTIAL
    for ((i = 0; i < count; i++)); do printf '%s%02d;+4416329601%02d\n' "$3" $((i % CUSTOMERS)) $((i / CUSTOMERS % 3)); done
  } > "$folder/$1.csv"
  sipp "127.0.0.1:$sip" -sf "$SCENARIOS/uac-calls-or-is-refused.xml" -inf "$folder/$1.csv" -i "$2" -bind_local \
    -p "$(free_port)" -m "$count" -r "$CUSTOMER_RATE" -d 3000 -nostdin -timeout $(($4 + 60)) -timeout_error \
    -trace_logs -log_file "$folder/$1.calls" > "$folder/$1.log" 2>&1 &
  waiting+=($!)
}

# await: until all in the background have ended; counts who did not end well.
await() {
  local pid
  for pid in "${waiting[@]}"; do wait "$pid" || failed=$((failed + 1)); done
  waiting=()
}

# count WHAT NAME...: how many of their calls went that way.
count() {
  local what=$1 sum=0 name
  shift
  for name; do sum=$((sum + $(grep -c "^$what" "$folder/$name.calls" || true))); done
  echo "$sum"
}
memory() { awk '/^VmRSS:/ { print int($2 / 1024) }' "/proc/$silo/status"; }

if [[ $build == yes ]]; then
  for project in Silo EdgeProxy; do
    dotnet build "src/$project/$project.csproj" -c Release -v q -nologo > "$folder/build.log" 2>&1 \
      || { tail -n 20 "$folder/build.log" >&2; exit 1; }
  done
fi

cat > "$folder/edge.yaml" <<'YAML'
trunks:
  - name: access
    class: own
    sources: [127.0.0.2/32]
  - name: ic-north
    class: peer
    sources: [127.0.0.3/32]
YAML
redis=$(free_port)
start redis redis-server --port "$redis" --bind 127.0.0.1 --dir "$folder" --appendonly yes --save ""
until exec 3<> "/dev/tcp/127.0.0.1/$redis"; do sleep 0.1; done 2> /dev/null
exec 3>&-
callee=$(free_port)
start callee sipp -sf bench/invented/callee.xml -i 127.0.0.1 -bind_local -p "$callee" -nostdin
api=$(free_port) health=$(free_port)
start silo dotnet src/Silo/bin/Release/net10.0/Spit.Silo.dll --redis "127.0.0.1:$redis" --api "127.0.0.1:$api" \
  --health "127.0.0.1:$health"
silo=${started[-1]}
await_health silo "$health"
sip=$(free_port) health=$(free_port)
start edge dotnet src/EdgeProxy/bin/Release/net10.0/Spit.EdgeProxy.dll --config "$folder/edge.yaml" --pop fra1 \
  --sip "127.0.0.1:$sip" --next-hop "127.0.0.1:$callee" --grid "http://127.0.0.1:$api" --health "127.0.0.1:$health"
await_health edge "$health"

failed=0 waiting=()
customers own-before 127.0.0.2 +49302312500 15
customers peer-before 127.0.0.3 +44163296000 15
await

before=$(memory) most_early=0 most_late=0
customers own-meanwhile 127.0.0.2 +49302312500 "$seconds"
customers peer-meanwhile 127.0.0.3 +44163296000 "$seconds"
begun=$SECONDS
for i in "${!INVENTORS[@]}"; do
  name=${INVENTORS[i]} each=$((rate / ${#INVENTORS[@]}))
  printf 'SEQUENTIAL\n%d;+49302312599\n' "$i" > "$folder/$name.csv"
  sipp "127.0.0.1:$sip" -sf bench/invented/invents-a-caller.xml -inf "$folder/$name.csv" -i "127.0.0.$((11 + i))" \
    -bind_local -p "$(free_port)" -m $((each * seconds)) -r "$each" -l 20000 -nostdin -timeout $((seconds + 60)) \
    -trace_logs -log_file "$folder/$name.calls" > "$folder/$name.log" 2>&1 &
  started+=($!)
done
while ((SECONDS - begun < seconds)); do
  sleep 1
  now=$(memory)
  if ((SECONDS - begun < seconds / 2)); then most_early=$((now > most_early ? now : most_early))
  else most_late=$((now > most_late ? now : most_late)); fi
done
await

refused=0
for who in own-before peer-before own-meanwhile peer-meanwhile; do
  printf '%-16s %6d delivered  %6d refused\n' "$who" "$(count delivered $who)" "$(count refused $who)"
  refused=$((refused + $(count refused $who)))
done
delivered=$(count delivered "${INVENTORS[@]}") stopped=$(count refused "${INVENTORS[@]}")
printf '%-16s %6d delivered  %6d refused\n' invented "$delivered" "$stopped"
printf 'the silo: %d MB before, at most %d MB in the first half and %d MB in the second\n' "$before" "$most_early" "$most_late"
printf '{"inventedPerSecond":%d,"inventedDelivered":%d,"customersRefused":%d,"failed":%d,"megabytesEarly":%d,"megabytesLate":%d}\n' \
  $(((delivered + stopped) / seconds)) "$delivered" "$refused" "$failed" "$most_early" "$most_late"
((refused + failed == 0))
