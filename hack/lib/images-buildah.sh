# shellcheck shell=bash
# Images with buildah: no daemon, and no registry either, since the base is made from Debian's packages when it can't be
# had from one. Its storage lies in the cache, and its mounts in a namespace that ends with the command.

buildah_prepare() {
    need buildah buildah unshare util-linux
    if [[ -z ${BASE:-} ]] && ! _buildah inspect --type image "$(_base_name)" >/dev/null 2>&1; then
        need mmdebstrap mmdebstrap
        step "making the base image $(_base_name) from Debian packages" _base_make
    fi
}

buildah_build() {
    local name=$1 tag=$2 archive=$3
    local options=(--isolation chroot --network host --layers --pull-never)
    # Files of the decky keep their ages, which are part of the picture; elsewhere one time makes layers reproducible.
    [[ $name == decky ]] || options+=(--timestamp=0)
    _buildah bud "${options[@]}" \
        --build-arg "BASE=${BASE:-$(_base_name)}" -t "decnet/$name:$tag" "$(image_context "$name")"
    rm -f "$archive"
    _buildah push --quiet "decnet/$name:$tag" "docker-archive:$archive:decnet/$name:$tag"
    [[ -z ${SUDO_UID:-} ]] || as_root chown "$(id -u)" "$archive"
}

# A base that is made in another way has another name, and so is made anew.
_base_name() { echo "localhost/debian:$DEBIAN_SUITE-slim-$(declare -f _base_make | cksum | cut -d' ' -f1)"; }

_buildah() {
    local store
    store=$(cache_dir)/containers
    as_root unshare --mount buildah --root "$store/storage" --runroot "$store/run" --storage-driver "${BUILDAH_DRIVER:-overlay}" "$@"
}

# _base_make: what docker's debian:<suite>-slim is in essence: a minimal Debian without manuals and translations, and, as /usr is merged
# from the start, without the package that would do it, which brings all of Perl.
_base_make() {
    local work container
    work=$(cache_dir)/base.partial
    as_root rm -rf "$work"
    mkdir -p "$work"
    as_root mmdebstrap --mode=root --variant=minbase --include=usr-is-merged,ca-certificates --hook-dir=/usr/share/mmdebstrap/hooks/merged-usr \
        --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
        --dpkgopt='path-include=/usr/share/doc/*/copyright' --dpkgopt='path-exclude=/usr/share/locale/*' \
        --aptopt='Acquire::Languages "none"' --aptopt='Acquire::Retries "3"' "$DEBIAN_SUITE" "$work/base.tar" \
        "deb [signed-by=$DEBIAN_KEYRING] $(debian_mirror) $DEBIAN_SUITE main"
    container=$(_buildah from scratch)
    # mmdebstrap leaves / as 0555; on any installed Debian it is 0755.
    _buildah add --quiet "$container" "$work/base.tar" /
    _buildah run --isolation chroot "$container" chmod 0755 /
    _buildah config --cmd bash --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$container"
    _buildah commit --quiet --timestamp 0 "$container" "$(_base_name)"
    _buildah rm "$container" >/dev/null
    as_root rm -rf "$work"
}
