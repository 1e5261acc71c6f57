# shellcheck shell=bash
# Runs test projects one by one and keeps the totals.

passed=0 failed=0 skipped=0 failures=() reasons=$(mktemp)
# What failed and why, told once more at the end, where a reader of a long log looks.

# The kind of a project follows from its name: see CONTRIBUTING.
projects_of() {
    local project
    for project in tests/*/*Tests.csproj; do
        case $1:$project in
            api:*.ApiTests.csproj | e2e:*.EndToEnd.Tests.csproj) echo "$project" ;;
            unit:*.ApiTests.csproj | unit:*.EndToEnd.Tests.csproj) ;;
            unit:*) echo "$project" ;;
        esac
    done
}

count_failure() {
    failed=$((failed + 1))
    failures+=("$1")
}

number_after() { sed -nE "s/^ *$1: ([0-9]+).*/\1/p" "$2" | tail -n 1; }

run_project() {
    local project=$1 name log status=0 ok bad skip
    name=$(basename "$project" .csproj)
    log=$(mktemp)
    echo "── $name"
    dotnet test --project "$project" --configuration Release --no-build --no-restore --no-progress >"$log" 2>&1 </dev/null || status=$?
    ok=$(number_after succeeded "$log") bad=$(number_after failed "$log") skip=$(number_after skipped "$log")
    grep -aE '^(failed|skipped) ' -A 25 "$log" | head -n 400 || true
    grep -aE '^failed ' -A 12 "$log" | head -n 60 >>"$reasons" || true
    passed=$((passed + ${ok:-0})) failed=$((failed + ${bad:-0})) skipped=$((skipped + ${skip:-0}))
    if [[ $status -ne 0 || ${ok:-0} -eq 0 ]]; then
        failures+=("$name")
        # A run that ended without a count (a crash, no test found) is a failure of its own.
        [[ ${bad:-0} -gt 0 ]] || { failed=$((failed + 1)) && tail -n 60 "$log"; }
    fi
    echo "   ${ok:-0} passed, ${bad:-0} failed, ${skip:-0} skipped ($(sed -nE 's/^ *duration: (.*)/\1/p' "$log" | tail -n 1))"
    rm -f "$log"
}

run_projects() {
    local project
    for project in $(projects_of "$1"); do run_project "$project"; done
}

summary() {
    if [[ ${#failures[@]} -gt 0 ]]; then
        printf '\nOnce more, what failed and why:\n%s\n\nFailed: %s\n' "$(<"$reasons")" "${failures[*]}"
        # The names alone at the very end: of a long log often only that is kept.
        grep -aE '^failed ' "$reasons" || true
    fi
    rm -f "$reasons"
    echo "$passed passed, $failed failed, $skipped skipped"
    [[ $failed -eq 0 && ${#failures[@]} -eq 0 && $passed -gt 0 ]]
}
