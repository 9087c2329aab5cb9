#!/usr/bin/env bash
# What a challenged call costs: CPU of the audio thread for 20 ms of a call, and how late its packets are.
#   bench/media.sh           500 calls, five runs of 10 s
#   --legs N  --runs N  --seconds N
#   bench/media.sh detect    how well humans and robots are told apart, on voices that did not tune it
#   --calls N                so many calls of each kind at each noise level (20)
#   bench/media.sh learn --out src/Media/Challenges/likelihoods.json    what the tests are worth, from the other voices
#   --no-build
# Two engines talk over loopback, so two cores are needed. Prints a line a run; the last line is JSON, medians. detect
# prints tables, and ends with 0 when every bar is met; it needs flite, espeak-ng and Debian's asterisk-core-sounds-*-wav
# and pocketsphinx-testdata, and says which voices are missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

arguments=() build=yes verb=streams
for argument in "$@"; do
  case $argument in
    --no-build) build=no ;;
    streams | detect | learn) verb=$argument ;;
    *) arguments+=("$argument") ;;
  esac
done

. bench/processes.sh

if [[ $build == yes ]]; then
  dotnet build bench/media/MediaBench.csproj -c Release -v q -nologo > "$folder/build.log" 2>&1 \
    || { tail -n 20 "$folder/build.log" >&2; exit 1; }
fi
dotnet bench/media/bin/Release/net10.0/Spit.MediaBench.dll "$verb" "${arguments[@]}"
