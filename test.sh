#!/usr/bin/env bash
# Builds the solution and runs its tests, or those of one project:
#   ./test.sh            everything
#   ./test.sh Sip        tests/Sip.Tests alone
#   ./test.sh Sip ViaTests   and of these, the classes of that name
#   SPIT_ORACLE_SCHEDULES=10000 ./test.sh Oracle   more random schedules than the usual 200; SPIT_ORACLE_SEED=n: one
# Installs the peers that the end-to-end tests talk to when they are missing and this may be done.
# The last line is "N passed, N failed, N skipped"; the exit code is 0 only when tests ran and none failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 2

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
readonly CONFIGURATION=Release
readonly LONGEST_SECONDS=900 # one project's tests; a hang is a failure

passed=0 failed=0 skipped=0
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

close() {
  echo "$passed passed, $failed failed, $skipped skipped"
  ((failed == 0 && passed > 0)) || exit 1
  exit 0
}

give_up() {
  echo "$1" >&2
  failed=$((failed + 1))
  close
}

# The Debian packages of the programs that are not there.
missing_packages() {
  local pair
  for pair in sipp:sip-tester redis-server:redis-server kamailio:kamailio sipsak:sipsak svmap:sipvicious \
    redis-sentinel:redis-sentinel kubectl:kubernetes-client baresip:baresip-core flite:flite espeak-ng:espeak-ng; do
    PATH=$PATH:/usr/sbin command -v "${pair%%:*}" > /dev/null || echo "${pair##*:}"
  done
  # A library, and no program that would be found.
  compgen -G '/usr/lib/*/faketime/libfaketime.so.1' > /dev/null || echo faketime
  compgen -G '/usr/lib/*/libchromaprint.so.1' > /dev/null || echo libchromaprint1
}

install_peers() {
  local packages as_root=()
  mapfile -t packages < <(missing_packages)
  ((${#packages[@]} > 0)) || return 0
  if ! command -v apt-get > /dev/null; then
    echo "Missing: ${packages[*]}. Tests that need them are skipped." >&2
    return 0
  fi
  if ((EUID != 0)); then
    if ! sudo -n true 2> /dev/null; then
      echo "Missing: ${packages[*]}. Tests that need them are skipped; install with: sudo apt-get install ${packages[*]}" >&2
      return 0
    fi
    as_root=(sudo -n)
  fi
  echo "Installing ${packages[*]}"
  # RUNLEVEL=1 keeps the packages from starting their services: tests start their own, on free ports.
  if ! { "${as_root[@]}" apt-get update -qq && "${as_root[@]}" env RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${packages[@]}"; } > "$logs/apt" 2>&1; then
    tail -n 20 "$logs/apt" >&2
    echo "Could not install ${packages[*]}." >&2
  fi
}

build() {
  dotnet build "$1" -c "$CONFIGURATION" -v q -nologo > "$logs/build" 2>&1 && return 0
  grep -E 'error|warning' "$logs/build" | sort -u | head -n 40 >&2
  give_up "The build failed."
}

# One number of a run's summary, empty when the run wrote none.
summary() { sed -n "s/^  $1: \([0-9]*\)$/\1/p" "$2" | tail -n 1; }

run() {
  local name=$1 log=$logs/$1 assembly=tests/$1/bin/$CONFIGURATION/net10.0/Spit.$1.dll started=$SECONDS code total
  timeout --kill-after=10 "$LONGEST_SECONDS" dotnet "$assembly" --progress off --no-ansi "${filter[@]}" > "$log" 2>&1
  code=$?
  total=$(summary total "$log")
  if [[ -z $total ]]; then
    tail -n 40 "$log"
    echo "FAILED $name: ended with code $code and without a summary"
    failed=$((failed + 1))
    return
  fi
  passed=$((passed + $(summary succeeded "$log")))
  skipped=$((skipped + $(summary skipped "$log")))
  failed=$((failed + $(summary failed "$log")))
  grep -A 1 '^skipped ' "$log"
  if ((code == 0)); then
    echo "ok     $name: $total tests, $((SECONDS - started)) s"
    return
  fi
  sed -n '/^failed /,/^\(passed\|skipped\|Test run summary\)/p' "$log" | grep -v '^\(Test run summary\|skipped \)'
  echo "FAILED $name: $(summary failed "$log") of $total tests (exit code $code)"
  (($(summary failed "$log") > 0)) || failed=$((failed + 1))
}

projects=() filter=()
if (($# > 0)); then
  (($# == 1)) || filter=(--filter-class "*.$2")
  name=${1%.Tests}.Tests
  [[ -f tests/$name/$name.csproj ]] || give_up "tests/$name is no test project."
  projects=("$name")
  [[ $name == EndToEnd.Tests || $name == Silo.Tests || $name == Deploy.Tests ]] && install_peers
  build "tests/$name/$name.csproj"
else
  for path in tests/*/*.Tests.csproj; do projects+=("$(basename "$path" .csproj)"); done
  install_peers
  build Spit.sln
fi
for name in "${projects[@]}"; do run "$name"; done
close
