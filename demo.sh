#!/usr/bin/env bash
# Shows the whole of Spit on one machine: a silo with its embedded store, an edge at two points of presence, and a city
# of callers. Needs the .NET SDK and nothing else.
#   ./demo.sh [--duration 20s] [--seed N]
# The last line is a summary as JSON. Ctrl-C ends everything that was started.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

pops=(fra1 ber1)
robocaller=+441632960123
duration=30s
seed=1
usage="usage: ./demo.sh [--duration TIME] [--seed NUMBER], for example --duration 20s"
refuse() {
  echo "demo.sh: $1; $usage" >&2
  exit 2
}

while (($# > 0)); do
  case $1 in
    --duration) duration=${2:-}; shift ;;
    --seed) seed=${2:-}; shift ;;
    -h | --help) echo "$usage"; exit 0 ;;
    *) refuse "there is no option $1" ;;
  esac
  (($# == 0)) || shift
done
[[ $duration =~ ^[0-9.]+(s|m)$ ]] || refuse "'$duration' is no duration"
[[ $seed =~ ^[0-9]+$ ]] || refuse "'$seed' is no seed"

work=$(mktemp -d "${TMPDIR:-/tmp}/spit-demo.XXXXXX")
started=()

# Asks it to end; every program ends its work within 10 s of that.
end_program() {
  local end=$((SECONDS + 15))
  kill -TERM "$1" 2>/dev/null || true
  while kill -0 "$1" 2>/dev/null && ((SECONDS < end)); do sleep 0.05; done
  kill -KILL "$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
}

stop() {
  trap '' INT TERM
  trap - EXIT
  # In the reverse order of the start: calls end while there is still an edge, outcomes are booked while there is a silo.
  local index
  for ((index = ${#started[@]} - 1; index >= 0; index--)); do
    end_program "${started[index]}"
  done
  rm -rf "$work"
}

trap stop EXIT
trap 'stop; exit 130' INT
trap 'stop; exit 143' TERM HUP

fail() {
  echo "demo.sh: $1" >&2
  [[ -s ${2:-} ]] && tail -n 20 "$2" >&2
  exit 1
}

program() {
  local name=Spit.$1
  [[ $1 == Cli ]] && name=spitctl
  echo "src/$1/bin/Release/net10.0/$name.dll"
}

build() {
  local project
  echo "Building ..."
  for project in Silo EdgeProxy Cli Simulator; do
    dotnet build "src/$project/$project.csproj" -c Release -v q -nologo >"$work/build.log" 2>&1 \
      || fail "src/$project does not build" "$work/build.log"
  done
}

# Starts a program in a process group of its own, so that Ctrl-C reaches this script alone, which ends them in order.
start() {
  local log=$1
  shift
  set -m
  dotnet "$@" >"$log" 2>&1 </dev/null &
  set +m
  pid=$!
  started+=("$pid")
}

is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# A port that nothing listens at, for TCP here and, as far as this machine shows it, for UDP.
next_port=$((20000 + RANDOM % 10000))
free_port() {
  local hex
  while :; do
    next_port=$((next_port + 1))
    hex=$(printf ':%04X ' "$next_port")
    is_taken "$next_port" && continue
    grep -qs "$hex" /proc/net/udp && continue
    port=$next_port
    return
  done
}

is_ready() {
  local status=
  exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
  printf 'GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
  read -r status <&3 || true
  exec 3>&-
  [[ $status == *" 200 "* ]]
}

await_ready() {
  local name=$1 health=$2 pid=$3 log=$4 end=$((SECONDS + 30))
  until is_ready "$health" 2>/dev/null; do
    kill -0 "$pid" 2>/dev/null || fail "the $name ended" "$log"
    ((SECONDS < end)) || fail "the $name was not ready within 30 s" "$log"
    sleep 0.1
  done
}

start_silo() {
  free_port; api=$port
  free_port; local health=$port
  start "$work/silo.log" "$(program Silo)" --data "$work/store" --api "127.0.0.1:$api" --health "127.0.0.1:$health"
  await_ready silo "$health" "$pid" "$work/silo.log"
}

# Where calls come from says who is trusted: households and the hospital are subscribers, everybody else is not.
write_edge_settings() {
  cat >"$work/edge.yaml" <<'YAML'
trunks:
  - name: access
    class: own
    sources: [127.0.1.0/24]
  - name: biz
    class: own
    sources: [127.0.2.0/24]
refusal:
  explain: true
# Everything shares one machine here and has just been started; a site of its own keeps the default of 50 ms.
gridDeadline: 200ms
YAML
}

start_edges() {
  local pop health log
  edges=()
  for pop in "${pops[@]}"; do
    free_port; local sip=$port
    free_port; health=$port
    log=$work/$pop.log
    start "$log" "$(program EdgeProxy)" --config "$work/edge.yaml" --pop "$pop" --sip "127.0.0.1:$sip" \
      --next-hop "127.0.0.1:$callees" --grid "http://127.0.0.1:$api" --health "127.0.0.1:$health"
    edges+=(--edge "$pop=127.0.0.1:$sip")
    waiting+=("$pop $health $pid $log")
  done
  for pop in "${waiting[@]}"; do
    # shellcheck disable=SC2086 # four words
    set -- $pop
    await_ready "edge $1" "$2" "$3" "$4"
  done
}

# The calls, in the foreground for the eye but in a group of their own for Ctrl-C.
run_calls() {
  set -m
  dotnet "$(program Simulator)" "${edges[@]}" --listen "127.0.0.1:$callees" --duration "$duration" --seed "$seed" \
    --summary-file "$work/summary.json" </dev/null &
  set +m
  pid=$!
  started+=("$pid")
  wait "$pid" || fail "the simulator failed"
}

ask() {
  echo
  echo "$ dotnet $(program Cli) $* --grid http://127.0.0.1:$api"
  dotnet "$(program Cli)" "$@" --grid "http://127.0.0.1:$api" || echo "demo.sh: spitctl gave up" >&2
}

build
callees=
waiting=()
free_port; callees=$port
start_silo
write_edge_settings
start_edges
run_calls
echo
echo "What the grid knows of the robocaller, and of the hospital:"
ask caller show "$robocaller"
ask caller show +493023125400
echo
cat "$work/summary.json"
