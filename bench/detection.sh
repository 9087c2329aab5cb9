#!/usr/bin/env bash
# How well the detection does on a carrier's days that it was not tuned on, beside what carriers run today.
#   bench/detection.sh                    ten seeds of five days, each of another shape, and what each module adds
#   bench/detection.sh --seeds 2 --days 1 --no-ablation --no-poisoning    a quick look
#   --first N           first seed and shape, 1000 at least (1001)
#   --calls-per-day N   about so many (115000)
#   --policy FILE       another policy than the built-in one
#   --ablation-seeds N  on how many of the seeds each module is left out in turn (2)
#   --poisoning-seeds N  on how many of the seeds it is attacked (1)
#   --no-ablation       leave that out
#   --no-poisoning      leave that out
#   --jobs N            so many runs at the same time (1)
#   --no-build
# Prints tables; see bench/detection/README.md for how to read them. Ends with 0 when every bar is met, else with 1.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

seeds=10 days=5 first=1001 calls=115000 policy="" ablation=2 poisoning=1 jobs=1 build=yes
while (($# > 0)); do
  case $1 in
    --seeds) seeds=$2; shift ;;
    --days) days=$2; shift ;;
    --first) first=$2; shift ;;
    --calls-per-day) calls=$2; shift ;;
    --policy) policy=$2; shift ;;
    --ablation-seeds) ablation=$2; shift ;;
    --no-ablation) ablation=0 ;;
    --poisoning-seeds) poisoning=$2; shift ;;
    --no-poisoning) poisoning=0 ;;
    --jobs) jobs=$2; shift ;;
    --no-build) build=no ;;
    *) echo "bench/detection.sh: unknown option $1" >&2; exit 2 ;;
  esac
  shift
done
if ((first < 1000)); then
  echo "bench/detection.sh: seeds below 1000 are for tuning, reports are made on others" >&2
  exit 2
fi
((ablation <= seeds)) || ablation=$seeds

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'for pid in "${running[@]}"; do kill "$pid" 2> /dev/null || true; done; exit 130' INT TERM
running=()

bench() { dotnet bench/detection/bin/Release/net10.0/Spit.DetectionBench.dll "$@"; }
spitctl() { dotnet src/Cli/bin/Release/net10.0/spitctl.dll "$@"; }

if [[ $build == yes ]]; then
  for project in bench/detection/DetectionBench.csproj src/Cli/Cli.csproj; do
    dotnet build "$project" -c Release -v q -nologo > "$folder/build.log" 2>&1 \
      || { tail -n 20 "$folder/build.log" >&2; exit 1; }
  done
fi

# Every symbol that weighs something; lists are the operator's and empty here.
mapfile -t symbols < <(grep -o '"[A-Z][A-Z0-9_]*"' src/Detection/Signals/Symbols.cs | tr -d '"' \
  | grep -vxE 'LIST_ALLOW|LIST_BLOCK|DNO|HONEYPOT_CALLEE')
# What one caller's own calls say of him, without where they come from, how they look and whom others call.
PER_CALLER='CALLER_BURST|CALLEE_FANOUT|FIRST_CONTACT_RATIO|SHORT_CALLS|LOW_ANSWER|NUMBER_SCAN|NO_RECIPROCITY|REPUTATION'
PER_CALLER+='|CALLEE_REPORTS|CHALLENGE_RECORD'
readonly PER_CALLER

# without FILE SYMBOL...: a policy in which these weigh nothing; on top of --policy, if that has no weights.
without() {
  local file=$1 symbol
  shift
  if [[ -n $policy ]]; then cat "$policy"; else echo "version: 1"; fi > "$file"
  echo "weights:" >> "$file"
  for symbol in "$@"; do echo "  $symbol: 0" >> "$file"; done
}

# judge CALLS OUT [POLICY]
judge() {
  local file=${3:-$policy}
  spitctl backtest "$1" ${file:+--policy "$file"} --out "$2" --json > "$2.json"
}

# alone CALLS OUT: every POP as if it were the only one.
alone() {
  local at=$2.pops pop
  mkdir "$at"
  bench split "$1" --into "$at" > "$at/names"
  while read -r pop; do judge "$at/$pop.csv" "$at/$pop.verdicts.csv"; done < "$at/names"
  bench join "$1" --from "$at" --out "$2"
  rm -r "$at"
}

# run SEED INDEX: all detectors over the calls of one seed.
run() {
  local at=$folder/$1 symbol
  mkdir "$at"
  bench generate --seed "$1" --days "$days" --calls-per-day "$calls" \
    --out "$at/calls.csv" --campaigns "$at/campaigns.csv" 2> /dev/null
  judge "$at/calls.csv" "$at/spit.csv"
  alone "$at/calls.csv" "$at/per-pop.csv"
  judge "$at/calls.csv" "$at/per-caller.csv" "$folder/per-caller.yaml"
  bench baseline pike "$at/calls.csv" --out "$at/pike.csv"
  bench baseline fixed "$at/calls.csv" --out "$at/fixed.csv"
  (($2 < ablation)) || return 0
  for symbol in "${symbols[@]}"; do judge "$at/calls.csv" "$at/no-$symbol.csv" "$folder/no-$symbol.yaml"; done
}

# score DETECTOR COUNT [OPTION...]: over the first so many seeds.
score() {
  local detector=$1 count=$2 arguments=() index
  shift 2
  for ((index = 0; index < count; index++)); do
    arguments+=("$folder/$((first + index))/calls.csv" "$folder/$((first + index))/$detector.csv"
      --campaigns "$folder/$((first + index))/campaigns.csv")
  done
  bench score "${arguments[@]}" "$@"
}

# poison SEED: all attacks at all strengths. Reports count as in the live grid: that is what the attacks are up against.
poison() {
  local at=$folder/poison-$1 name
  mkdir "$at"
  bench poison generate --seed "$1" --into "$at" > "$at/names"
  while read -r name; do
    spitctl backtest "$at/$name.csv" ${policy:+--policy "$policy"} --weigh-reports --out "$at/$name.verdicts.csv" \
      --json > /dev/null
  done < "$at/names"
}

mapfile -t others < <(printf '%s\n' "${symbols[@]}" | grep -vxE "$PER_CALLER")
without "$folder/per-caller.yaml" "${others[@]}"
for symbol in "${symbols[@]}"; do without "$folder/no-$symbol.yaml" "$symbol"; done

for ((index = 0; index < seeds; index++)); do
  if ((${#running[@]} >= jobs)); then
    wait "${running[0]}"
    running=("${running[@]:1}")
  fi
  echo "seed $((first + index))" >&2
  run $((first + index)) "$index" &
  running+=($!)
done
for pid in "${running[@]}"; do wait "$pid"; done

echo "Spit, $seeds seeds of $days days"
score spit "$seeds" | tee "$folder/score.txt"

echo
echo "Beside others, over all seeds"
detectors=(spit per-pop per-caller fixed pike)
pairs=()
for detector in "${detectors[@]}"; do
  score "$detector" "$seeds" --json > "$folder/$detector.json"
  pairs+=("$detector=$folder/$detector.json")
done
bench compare "${pairs[@]}"

if ((ablation > 0)); then
  echo
  echo "Without one module, over $ablation seeds"
  score spit "$ablation" --json > "$folder/reference.json"
  pairs=("all=$folder/reference.json")
  for symbol in "${symbols[@]}"; do
    score "no-$symbol" "$ablation" --json > "$folder/no-$symbol.json"
    pairs+=("no $symbol=$folder/no-$symbol.json")
  done
  bench compare "${pairs[@]}"
fi

if ((poisoning > 0)); then
  echo
  echo "Poisoning, over $poisoning seeds"
  folders=()
  for ((index = 0; index < poisoning; index++)); do
    echo "poisoning, seed $((first + index))" >&2
    poison $((first + index))
    folders+=("$folder/poison-$((first + index))")
  done
  bench poison score "${folders[@]}"
fi
! grep -qE '  (NO|no such calls)$' "$folder/score.txt"
