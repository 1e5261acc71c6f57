# shellcheck shell=bash
# The node's file system: a small Debian with etcd, containerd, runc and the network tools, so that nothing of it has
# to be installed on the machine itself. Made once, shared read-only by all clusters, keyed by what goes in.

NODE_PACKAGES=containerd,runc,containernetworking-plugins,conntrack,iptables,ipset,socat,ethtool,etcd-server,iproute2,procps,busybox-static

rootfs_path() {
    local key
    key=$(printf '%s\n' "$DEBIAN_SUITE" "$NODE_PACKAGES" "$(sha256sum <"${BASH_SOURCE[0]}")" | sha256sum | cut -c1-12)
    printf '%s/node/%s-%s\n' "$(cache_dir)" "$DEBIAN_SUITE" "$key"
}

# rootfs_ensure: prints nothing; the result is at rootfs_path.
rootfs_ensure() {
    [[ -d $(rootfs_path) ]] || with_lock node-rootfs _rootfs_locked
}

_rootfs_locked() {
    local final
    final=$(rootfs_path)
    [[ ! -d $final ]] || return 0
    need mmdebstrap mmdebstrap
    mkdir -p "${final%/*}"
    rm -rf "$final.partial"
    step "making the node's file system from Debian packages (about a minute)" _rootfs_make "$final.partial"
    step "making the pause image" _rootfs_pause "$final.partial"
    publish "$final.partial" "$final"
}

_rootfs_make() {
    mmdebstrap --mode=root --variant=minbase --include="$NODE_PACKAGES" \
        --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
        --dpkgopt='path-exclude=/usr/share/locale/*' --aptopt='Acquire::Languages "none"' \
        --aptopt='Acquire::Retries "3"' "$DEBIAN_SUITE" "$1" \
        "deb [signed-by=$DEBIAN_KEYRING] $(debian_mirror) $DEBIAN_SUITE main"
}

# The sandbox container only has to exist: a static busybox that sleeps, as an archive that `ctr images import` takes.
_rootfs_pause() {
    local root=$1 work layer config
    work=$(mktemp -d)
    mkdir -p "$work/layer/bin"
    cp "$root/bin/busybox" "$work/layer/bin/sleep"
    tar -C "$work/layer" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -cf "$work/layer.tar" bin
    layer=$(sha256sum "$work/layer.tar" | cut -d' ' -f1)
    printf '{"architecture":"amd64","os":"linux","config":{"Entrypoint":["/bin/sleep","2147483647"],"User":"65535:65535"},"rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}' \
        "$layer" >"$work/config.json"
    config=$(sha256sum "$work/config.json" | cut -d' ' -f1)
    mv "$work/config.json" "$work/$config.json"
    printf '[{"Config":"%s.json","RepoTags":["localhost/pause:1"],"Layers":["layer.tar"]}]' "$config" >"$work/manifest.json"
    mkdir -p "$root/usr/local/share"
    tar -C "$work" -cf "$root/usr/local/share/pause.tar" manifest.json "$config.json" layer.tar
    rm -rf "$work"
}
