#!/usr/bin/env bash
# CPU per call: the edge, which asks the grid about every INVITE, against a Kamailio that counts callers by itself
# (bench/kamailio.cfg). Both get the same calls from the same sipp on the same cores, in turns; medians count.
#   bench/edge.sh            five runs each of 10,000 calls at 500/s
#   bench/edge.sh --quick    three short runs each, under a minute
#   --rate N  --calls N  --runs N  --no-build
# A call is six messages: INVITE, 180, 200, ACK, BYE, 200 (and the proxy's 100). The last line is JSON.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

rate=500 calls=10000 runs=5 warm=10000 callers=5000 build=yes
while (($# > 0)); do
  case $1 in
    --quick) rate=400 calls=1600 runs=3 warm=2000 callers=1000 ;;
    --rate) rate=$2; shift ;;
    --calls) calls=$2; shift ;;
    --runs) runs=$2; shift ;;
    --no-build) build=no ;;
    *) echo "bench/edge.sh: unknown option $1" >&2; exit 2 ;;
  esac
  shift
done

PATH=$PATH:/usr/sbin
for program in sipp kamailio taskset; do
  command -v "$program" > /dev/null || { echo "bench/edge.sh: $program is not installed" >&2; exit 2; }
done

. bench/processes.sh
readonly SCENARIOS=$PWD/tests/EndToEnd.Tests/Scenarios
readonly TICKS=$(getconf CLK_TCK)

# The proxies share the first core, sipp has the last one.
readonly PROXY_CORE=0
readonly LOAD_CORE=$(($(nproc) - 1))

start() {
  local name=$1
  shift
  taskset -c "$PROXY_CORE" "$@" > "$folder/$name.log" 2>&1 &
  started+=($!)
  pid=$!
}

# CPU ticks of a process, and of its children: Kamailio's workers.
ticks() {
  cat /proc/[0-9]*/stat 2> /dev/null \
    | awk -v of="$1" '{ sub(/\(.*\)/, "name"); if ($1 == of || $4 == of) sum += $14 + $15 } END { print sum + 0 }' || true
}

# load NAME PORT CALLS: places the calls through the proxy at PORT; fails when one call in a thousand fails.
load() {
  local name=$1 port=$2 count=$3 failed
  taskset -c "$LOAD_CORE" sipp "127.0.0.1:$port" -sf "$SCENARIOS/uac-calls.xml" -inf "$folder/calls.csv" -nostdin \
    -i 127.0.0.1 -p "$(free_port)" -m "$count" -r "$rate" -l 5000 -d 300 -timeout $((count / rate + 30)) -timeout_error \
    -trace_stat -stf "$folder/$name.csv" -fd 60 > "$folder/sipp-$name.log" 2>&1 || true
  failed=$(awk -F ';' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
    END { if (NR < 2) print "all"; else print $at["FailedCall(C)"] }' "$folder/$name.csv")
  if [[ $failed == all ]] || ((failed * 1000 > count)); then
    tail -n 20 "$folder/$name.log" >&2
    echo "bench/edge.sh: $failed of $count calls through $name failed" >&2
    exit 1
  fi
}

# per_call BEFORE AFTER: microseconds of CPU.
per_call() { awk -v a="$1" -v b="$2" -v n="$calls" -v hz="$TICKS" 'BEGIN { printf "%.1f", (b - a) / hz * 1e6 / n }'; }
median() { tr ' ' '\n' <<< "$*" | sort -n | awk '{ v[NR] = $1 } END { m = int((NR + 1) / 2); print NR % 2 ? v[m] : (v[m] + v[m + 1]) / 2 }'; }
list() { echo "[${*// /,}]" | tr ' ' ','; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

if [[ $build == yes ]]; then
  for project in Silo EdgeProxy; do
    dotnet build "src/$project/$project.csproj" -c Release -v q -nologo > "$folder/build.log" 2>&1 \
      || { tail -n 20 "$folder/build.log" >&2; exit 1; }
  done
fi

printf 'SEQUENTIAL,PRINTF=%s\ncaller%%06d;callee%%06d\n' "$callers" > "$folder/calls.csv"
callee=$(free_port)
taskset -c "$LOAD_CORE" sipp -sf "$SCENARIOS/uas-answers.xml" -i 127.0.0.1 -bind_local -p "$callee" -nostdin \
  > "$folder/callee.log" 2>&1 &
started+=($!)

kamailio_port=$(free_port)
start kamailio kamailio -f bench/kamailio.cfg -l "udp:127.0.0.1:$kamailio_port" -DD -E -m 256 -M 16 -Y "$folder" \
  -A "NEXT_HOP=\"sip:127.0.0.1:$callee\""
kamailio_pid=$pid

api=$(free_port) health=$(free_port)
start silo dotnet src/Silo/bin/Release/net10.0/Spit.Silo.dll --data "$folder/data" --api "127.0.0.1:$api" \
  --health "127.0.0.1:$health"
silo_pid=$pid
await_health silo "$health"

edge_port=$(free_port) health=$(free_port)
start edge dotnet src/EdgeProxy/bin/Release/net10.0/Spit.EdgeProxy.dll --pop bench --sip "127.0.0.1:$edge_port" \
  --next-hop "127.0.0.1:$callee" --grid "http://127.0.0.1:$api" --health "127.0.0.1:$health"
edge_pid=$pid
await_health edge "$health"

load kamailio "$kamailio_port" "$warm"
load edge "$edge_port" "$warm"

kamailio=() edge=() silo=()
for ((run = 1; run <= runs; run++)); do
  before=$(ticks "$kamailio_pid")
  load kamailio "$kamailio_port" "$calls"
  kamailio+=("$(per_call "$before" "$(ticks "$kamailio_pid")")")

  before=$(ticks "$edge_pid") silo_before=$(ticks "$silo_pid")
  load edge "$edge_port" "$calls"
  edge+=("$(per_call "$before" "$(ticks "$edge_pid")")")
  silo+=("$(per_call "$silo_before" "$(ticks "$silo_pid")")")
  echo "run $run: microseconds a call: kamailio ${kamailio[-1]}, edge ${edge[-1]}, silo ${silo[-1]}"
done

k=$(median "${kamailio[@]}") e=$(median "${edge[@]}") s=$(median "${silo[@]}")
echo "median of $runs runs of $calls calls at $rate/s: kamailio $k us, edge $e us, silo $s us a call"
printf '{"edgeVsKamailio":%s,"edgeAndSiloVsKamailio":%s,"callsPerSecond":%s,"callsPerRun":%s,' \
  "$(ratio "$e" "$k")" "$(awk -v e="$e" -v s="$s" -v k="$k" 'BEGIN { printf "%.2f", (e + s) / k }')" "$rate" "$calls"
printf '"microsecondsPerCall":{"kamailio":%s,"edge":%s,"silo":%s}}\n' \
  "$(list "${kamailio[@]}")" "$(list "${edge[@]}")" "$(list "${silo[@]}")"
