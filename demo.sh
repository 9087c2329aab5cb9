#!/usr/bin/env bash
# Shows the whole of Spit on one machine: a silo with its embedded store, an edge at two points of presence, and a city
# of callers; then, at a third point of presence, the answering machine, which connects a human and records a robot, who
# both speak. Needs the .NET SDK and nothing else.
#   ./demo.sh [--duration 20s] [--seed N]
# The robot's recording is kept as artifacts/demo-robot.wav: beside this script, where it is found again, and where git
# does not look. The last line is a summary as JSON. Ctrl-C ends everything that was started.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

pops=(fra1 ber1)
robocaller=+441632960123
# These two speak, through an edge of their own; who is called by the robot wants it recorded.
challenge_pop=muc1
robot=+441632960456
called_by_human=+493023125101
called_by_robot=+493023125102
recording=artifacts/demo-robot.wav
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
  for project in Silo EdgeProxy Challenger Cli Simulator; do
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
  start "$work/silo.log" "$(program Silo)" --config "$work/silo.yaml" --policy "$work/policy.yaml" \
    --data "$work/store" --api "127.0.0.1:$api" --health "127.0.0.1:$health"
  await_ready silo "$health" "$pid" "$work/silo.log"
}

random_key() { head -c 32 /dev/urandom | base64; }

# Keys and tokens live as long as the demo, in its own folder, which nobody else can read.
write_site_settings() {
  random_key >"$work/challenge.key"
  random_key >"$work/recordings.key"
  random_key >"$work/reviewer.token"
  cat >"$work/silo.yaml" <<YAML
reviewers:
  - name: demo
    tokenFile: "$work/reviewer.token"
    permissions: [list, play, consent]
YAML
  # Robots like this softphone, and so do people: a doubt, but no more.
  cat >"$work/policy.yaml" <<YAML
version: 1
scanner_agents: [pocket softphone]
weights: {SCANNER_AGENT: 0.5}
exceptions:
  - {callee: "$called_by_human", at_most: challenge}
  - {callee: "$called_by_robot", at_most: challenge}
YAML
  cat >"$work/challenger.yaml" <<YAML
challengeKey: $(<"$work/challenge.key")
recordings:
  directory: "$work/recordings"
  keyFile: "$work/recordings.key"
YAML
}

start_challenger() {
  free_port; machine=$port
  free_port; local fetch=$port
  free_port; local health=$port
  free_port; local media=$port
  # Four ports of audio for each call.
  next_port=$((media + 16))
  start "$work/challenger.log" "$(program Challenger)" --config "$work/challenger.yaml" --name "chal-$challenge_pop" \
    --sip "127.0.0.1:$machine" --api "127.0.0.1:$fetch" --media "127.0.0.1:$media-$((media + 15))" --max-calls 3 \
    --grid "http://127.0.0.1:$api" --health "127.0.0.1:$health"
  await_ready challenger "$health" "$pid" "$work/challenger.log"
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
gridDeadline: 1s
YAML
  # The city's edges have no machine: what is due for a challenge there is tagged, as the policy says.
  cat "$work/edge.yaml" - >"$work/challenge-edge.yaml" <<YAML
challengers: ["127.0.0.1:$machine"]
challengeKey: $(<"$work/challenge.key")
YAML
}

start_edge() {
  local option=$1 settings=$2 pop=$3 health log=$work/$3.log
  free_port; local sip=$port
  free_port; health=$port
  start "$log" "$(program EdgeProxy)" --config "$work/$settings" --pop "$pop" --sip "127.0.0.1:$sip" \
    --next-hop "127.0.0.1:$callees" --grid "http://127.0.0.1:$api" --health "127.0.0.1:$health"
  edges+=("$option" "$pop=127.0.0.1:$sip")
  waiting+=("$pop $health $pid $log")
}

start_edges() {
  local pop
  for pop in "${pops[@]}"; do start_edge --edge edge.yaml "$pop"; done
  start_edge --challenge challenge-edge.yaml "$challenge_pop"
  for pop in "${waiting[@]}"; do
    # shellcheck disable=SC2086 # four words
    set -- $pop
    await_ready "edge $1" "$2" "$3" "$4"
  done
}

# Every second an edge asks whether its challenger is there.
await_challenger() {
  local log=$work/$challenge_pop.log end=$((SECONDS + 30))
  until grep -q 'takes calls' "$log"; do
    ((SECONDS < end)) || fail "the edge $challenge_pop found no challenger within 30 s" "$log"
    sleep 0.1
  done
}

# The calls, in the foreground for the eye but in a group of their own for Ctrl-C.
run_calls() {
  local code=0
  set -m
  dotnet "$(program Simulator)" "${edges[@]}" --listen "127.0.0.1:$callees" --duration "$duration" --seed "$seed" \
    --summary-file "$work/summary.json" </dev/null &
  set +m
  pid=$!
  started+=("$pid")
  wait "$pid" || code=$?
  ((code != 4)) || fail "the human did not get through, or the robot did" "$work/challenger.log"
  ((code == 0)) || fail "the simulator failed"
}

spitctl() { dotnet "$(program Cli)" "$@"; }

ask() {
  echo
  echo "$ dotnet $(program Cli) $* --grid http://127.0.0.1:$api"
  spitctl "$@" --grid "http://127.0.0.1:$api" || echo "demo.sh: spitctl gave up" >&2
}

review() { ask quarantine "$@" --token-file "$work/reviewer.token"; }

# The robot's item, once the challenger has filed it.
await_item() {
  local end=$((SECONDS + 20)) pattern='"id": *"([^"]+)"'
  until [[ $(spitctl quarantine list --caller "$robot" --token-file "$work/reviewer.token" --output json \
    --grid "http://127.0.0.1:$api") =~ $pattern ]]; do
    ((SECONDS < end)) || fail "the robot was not recorded" "$work/challenger.log"
    sleep 0.2
  done
  item=${BASH_REMATCH[1]}
}

show_recording() {
  await_item
  echo
  echo "What the answering machine recorded of the robot, for who may hear it:"
  review list
  mkdir -p "${recording%/*}"
  rm -f "$recording"
  review play "$item" --to "$recording"
  [[ -s $recording ]] || fail "the recording could not be fetched"
  echo
  echo "The same judged from the recording alone, which begins 2.5 s before the greeting of 8.2 s:"
  echo "$ dotnet $(program Cli) challenge judge $recording --greeting-ms 10700"
  # 1 says that it is a robot.
  spitctl challenge judge "$recording" --greeting-ms 10700 || (($? == 1)) || fail "the recording cannot be judged"
}

build
callees=
edges=()
waiting=()
free_port; callees=$port
write_site_settings
start_silo
start_challenger
write_edge_settings
start_edges
echo "Whoever is called by the robot has agreed that it is recorded:"
review consent "$called_by_robot" on --reason "asked for it"
await_challenger
run_calls
echo
echo "What the grid knows of the robocaller, and of the hospital:"
ask caller show "$robocaller"
ask caller show +493023125400
show_recording
echo
echo "The robot can be heard in $PWD/$recording"
echo
cat "$work/summary.json"
