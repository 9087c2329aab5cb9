# Sourced by the scripts beside it: processes that are started, waited for, and stopped by their ids.
# Their logs are in $folder as NAME.log; everything in $started ends with the script.
folder=$(mktemp -d)
started=()

stop_all() {
  local index
  for ((index = ${#started[@]} - 1; index >= 0; index--)); do
    kill "${started[index]}" 2> /dev/null || true
    wait "${started[index]}" 2> /dev/null || true
  done
  rm -rf "$folder"
}
trap stop_all EXIT
trap 'exit 130' INT TERM

# A port that nothing listens on now, for UDP or TCP.
free_port() {
  local port hex
  while :; do
    port=$((20000 + RANDOM % 12000))
    hex=$(printf ':%04X ' "$port")
    grep -qh "$hex" /proc/net/udp /proc/net/tcp /proc/net/tcp6 /proc/net/udp6 || { echo "$port"; return; }
  done
}

# await_health NAME PORT: until the program says that it is ready, 30 s at most.
await_health() {
  local name=$1 port=$2 deadline=$((SECONDS + 30))
  until exec 3<> "/dev/tcp/127.0.0.1/$port" && printf 'GET /health/ready HTTP/1.0\r\n\r\n' >&3 \
    && head -n 1 <&3 | grep -q ' 200 '; do
    if ((SECONDS > deadline)); then
      tail -n 20 "$folder/$name.log" >&2
      echo "${0##*/}: $name did not become ready" >&2
      exit 1
    fi
    sleep 0.2
  done 2> /dev/null
  exec 3>&-
}
