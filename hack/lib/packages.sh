# shellcheck shell=bash
# The only place that installs anything on the user's machine, and only what is missing.

# need COMMAND PACKAGE [COMMAND PACKAGE …]: makes sure that the commands exist.
need() {
    local missing=()
    while (($# > 0)); do
        PATH=$PATH:/usr/sbin:/sbin command -v "$1" >/dev/null 2>&1 || missing+=("$2")
        shift 2
    done
    ((${#missing[@]} == 0)) || with_lock apt _install_packages "${missing[@]}"
}

_install_packages() {
    command -v apt-get >/dev/null 2>&1 || die "these tools are missing: $*" "install them with your package manager"
    local sudo=()
    if ((EUID != 0)); then
        command -v sudo >/dev/null 2>&1 || die "these packages are missing: $*" "as root: apt-get install $*"
        sudo=(sudo)
    fi
    if ! compgen -G '/var/lib/apt/lists/*Packages*' >/dev/null; then
        step "apt-get update (this machine has no package lists)" "${sudo[@]}" apt-get update -qq
    fi
    step "installing with apt: $*" "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@" ||
        die "apt could not install: $*" "run 'apt-get update' and try again, or install them by hand"
}

# need_file PATH PACKAGE: the same for what is no command, such as a header.
need_file() { [[ -e $1 ]] || with_lock apt _install_packages "$2"; }
