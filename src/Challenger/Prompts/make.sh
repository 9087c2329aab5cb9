#!/usr/bin/env bash
# Renders the prompts of */prompts.txt as mu-law WAV at 8 kHz beside them.
#   src/Challenger/Prompts/make.sh           all languages
#   src/Challenger/Prompts/make.sh en        one
# English is read by flite (voice slt), everything else by espeak-ng. Needs sox, flite and espeak-ng (Debian packages).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# read_out LANGUAGE TEXT FILE
read_out() {
  if [[ $1 == en ]]; then
    flite -voice slt -t "$2" -o "$3"
  else
    espeak-ng -v "$1" -s 165 -w "$3" "$2"
  fi
}

# render LANGUAGE NAME TEXT: in the telephone's band, without silence around it, all at the same loudness, no peak
# above -3 dB.
render() {
  read_out "$1" "$3" "$work/raw.wav"
  sox "$work/raw.wav" -r 8000 -c 1 -b 16 "$work/band.wav" sinc 200-3600 norm -3 \
    silence 1 0.01 -45d reverse silence 1 0.01 -45d reverse
  local rms
  rms=$(sox "$work/band.wav" -n stat 2>&1 | awk '/^RMS +amplitude/ { print $3 }')
  # Speech at -20 dBov, as loud as a telephone is meant to be (ITU-T P.56 speech is near -26 dBov with its pauses).
  sox "$work/band.wav" -e mu-law -b 8 "$1/$2.wav" \
    gain "$(awk -v r="$rms" 'BEGIN { print -20 - 20 * log(r) / log(10) }')" compand 0.001,0.05 6:-9,0,-3 \
    pad 0.05 0.05
}

languages=("$@")
((${#languages[@]} > 0)) || languages=(*/)
for language in "${languages[@]%/}"; do
  while IFS= read -r line; do
    [[ -n $line && $line != \#* ]] || continue
    render "$language" "${line%%: *}" "${line#*: }"
  done < "$language/prompts.txt"
done
