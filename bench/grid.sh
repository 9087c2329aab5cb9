#!/usr/bin/env bash
# What a decision of the grid costs: CPU, latency, memory, pauses, and how long a bulletin takes. See bench/grid/README.md.
#   bench/grid.sh            the whole measurement, about a quarter of an hour
#   bench/grid.sh --quick    fewer and shorter rounds, under a minute; no blocks, no flood
#   --seed N                 who calls whom (1)
#   --only PART...           saturated, paced, latency, hot-key, two-silos, bulletins, blocks, flood, memory
#   --snapshot-interval T    how long the silos leave a changed record unwritten, as the silo has it (00:00:05)
#   --flood-time T           how long callers are invented (00:01:00)
#   --no-build
# Needs redis-server. Prints a table; the last line is JSON, null where a part was left out or failed (which ends with 1).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

arguments=() build=yes
for argument in "$@"; do
  case $argument in
    --no-build) build=no ;;
    *) arguments+=("$argument") ;;
  esac
done
command -v redis-server > /dev/null || { echo "bench/grid.sh: redis-server is not installed" >&2; exit 2; }

. bench/processes.sh

# redis NAME ARGUMENT...: sets port.
redis() {
  local name=$1 deadline=$((SECONDS + 10))
  shift
  port=$(free_port)
  redis-server --port "$port" --bind 127.0.0.1 --dir "$folder" --save "" "$@" > "$folder/$name.log" 2>&1 &
  started+=($!)
  until exec 3<> "/dev/tcp/127.0.0.1/$port"; do
    ((SECONDS < deadline)) || { echo "bench/grid.sh: $name did not start" >&2; exit 1; }
    sleep 0.1
  done 2> /dev/null
  exec 3>&-
}

if [[ $build == yes ]]; then
  dotnet build bench/grid/GridBench.csproj -c Release -v q -nologo > "$folder/build.log" 2>&1 \
    || { tail -n 20 "$folder/build.log" >&2; exit 1; }
fi

# The silos' store writes to disk as a grid's does; the counters beside it are as cheap as Redis makes them.
redis store --appendonly yes --appendfilename store.aof --appendfsync everysec
store=$port
redis counters --appendonly no
counters=$port

# Code is to be compiled in full within the warm-up, in all processes alike.
export DOTNET_TC_CallCountingDelayMs=0
[[ " ${arguments[*]} " != *" --quick "* ]] || export DOTNET_TieredPGO=0

dotnet bench/grid/bin/Release/net10.0/Spit.GridBench.dll measure --store "127.0.0.1:$store" \
  --counters "127.0.0.1:$counters" "${arguments[@]}"
