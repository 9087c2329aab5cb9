#!/usr/bin/env bash
# How many calls the answering machine can hear and speak to at once, and how well it tells humans from robots.
#   bench/media.sh                      both, a quarter of an hour and more
#   bench/media.sh streams [OPTION...]  CPU of a 20 ms frame, share of a core, how late packets are sent
#     --calls N --seconds N --rounds N  so many calls at once (500), length (20) and number (3) of the rounds
#   bench/media.sh detect [OPTION...]   how well humans and robots are told apart, on voices that did not tune it
#     --calls N                         so many calls of each kind at each noise level (20)
#   bench/media.sh learn --out src/Media/Challenges/likelihoods.json    what the tests are worth, from the other voices
#   --no-build
# Prints tables; the last line of streams is JSON. detect ends with 0 when every bar is met; it needs flite, espeak-ng and
# Debian's asterisk-core-sounds-*-wav and pocketsphinx-testdata, and says which voices are missing.
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

media() { dotnet bench/media/bin/Release/net10.0/Spit.MediaBench.dll "$@"; }

if ((${#arguments[@]} > 0)); then
  media "${arguments[@]}"
else
  media streams
  media detect
fi
