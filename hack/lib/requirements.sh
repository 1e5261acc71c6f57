# shellcheck shell=bash
# What `up` needs before it starts, each with its remedy; what apt has is installed later, where it is needed.

requirements() {
    local provider=$1 free
    [[ $provider != native ]] || as_root true
    command -v dotnet >/dev/null || die "the .NET SDK is missing" "install .NET SDK $(_sdk_wanted) and put dotnet on PATH"
    (cd "$repository" && dotnet --version >/dev/null 2>&1) ||
        die "no installed .NET SDK fits global.json" "install .NET SDK $(_sdk_wanted) or a newer one of its line"
    free=$(($(df --output=avail -k "$(cache_dir)" | tail -n1) / 1000000))
    ((free >= 6)) || die "only $free GB are free under $(cache_dir)" "6 GB are needed; free some, or set DECNET_CACHE to another disk"
}

_sdk_wanted() { sed -nE 's/.*"version": *"([0-9.]+)".*/\1/p' "$repository/global.json" | head -n 1; }
