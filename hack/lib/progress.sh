# shellcheck shell=bash
# Says what a long step does and how long it took; its output is shown only when it fails or VERBOSE=1.

step() {
  local what=$1 start=$SECONDS log status=0
  shift
  if [[ ${VERBOSE:-0} == 1 ]]; then
    printf '• %s\n' "$what" && "$@"
    return
  fi
  log=$(mktemp)
  printf '• %s … ' "$what"
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if [[ $status -eq 0 ]]; then
    printf 'done (%ss)\n' $((SECONDS - start))
  else
    printf 'FAILED (%ss, exit %s)\n' $((SECONDS - start)) "$status"
    tail -n 80 "$log" >&2
  fi
  rm -f "$log"
  return "$status"
}
