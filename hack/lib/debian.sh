# shellcheck shell=bash
# A private apt: Debian's own archive, its signatures checked by apt with the archive keyring, without touching (or
# depending on) the sources that the machine is configured with.

DEBIAN_SUITE=${DEBIAN_SUITE:-bookworm}
DEBIAN_KEYRING=${DEBIAN_KEYRING:-/usr/share/keyrings/debian-archive-keyring.gpg}

# The mirror that this machine already uses for the suite, else for any suite of Debian.
debian_mirror() {
    local uri=${DEBIAN_MIRROR:-}
    # Also on a machine that has never run apt-get update: what is configured counts, not what was downloaded.
    [[ -n $uri ]] || uri=$(apt-get indextargets --no-release-info --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
        awk -v suite="$DEBIAN_SUITE" '$1 == suite { print $2; exit } $2 ~ "/debian/?$" { other = $2 } END { if (other) print other }' |
        head -n1) || true
    [[ -n $uri ]] || die "no Debian mirror is configured on this machine" "name one: DEBIAN_MIRROR=http://…/debian"
    printf '%s\n' "$uri"
}

# debian_apt ARGUMENTS…: apt-get on the private configuration; `debian_refresh` must have run once.
debian_apt() {
    APT_CONFIG="$(_debian_root)/apt.conf" apt-get "$@"
}

debian_refresh() {
    local root mirror
    root=$(_debian_root)
    mirror=$(debian_mirror)
    [[ -r $DEBIAN_KEYRING ]] || die "Debian's archive keyring is missing: $DEBIAN_KEYRING" \
        "install the package debian-archive-keyring, or set DEBIAN_KEYRING"
    mkdir -p "$root/lists/partial" "$root/archives/partial" "$root/empty"
    touch "$root/status"
    cat >"$root/debian.sources" <<END
Types: deb deb-src
URIs: $mirror
Suites: $DEBIAN_SUITE
Components: main
Signed-By: $DEBIAN_KEYRING
END
    cat >"$root/apt.conf" <<END
Dir::Etc::sourcelist "$root/debian.sources";
Dir::Etc::sourceparts "$root/empty";
Dir::State "$root";
Dir::State::lists "$root/lists";
Dir::State::status "$root/status";
Dir::Cache "$root";
Dir::Cache::archives "$root/archives";
Dir::Cache::srcpkgcache "";
Dir::Cache::pkgcache "";
APT::Sandbox::User "";
Acquire::Languages "none";
Acquire::Retries "3";
END
    debian_apt update
}

_debian_root() { printf '%s/apt/%s\n' "$(cache_dir)" "$DEBIAN_SUITE"; }
