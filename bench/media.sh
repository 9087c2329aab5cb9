#!/usr/bin/env bash
# What a challenged call costs: CPU of the audio thread for 20 ms of a call, and how late its packets are.
#   bench/media.sh           500 calls, five runs of 10 s
#   --legs N  --runs N  --seconds N
#   --no-build
# Two engines talk over loopback, so two cores are needed. Prints a line a run; the last line is JSON, medians.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

arguments=() build=yes
for argument in "$@"; do
  case $argument in
    --no-build) build=no ;;
    *) arguments+=("$argument") ;;
  esac
done

. bench/processes.sh

if [[ $build == yes ]]; then
  dotnet build bench/media/MediaBench.csproj -c Release -v q -nologo > "$folder/build.log" 2>&1 \
    || { tail -n 20 "$folder/build.log" >&2; exit 1; }
fi
dotnet bench/media/bin/Release/net10.0/Spit.MediaBench.dll streams "${arguments[@]}"
