#!/bin/bash
# First program in the node's new namespaces: builds its mounts, then becomes its PID 1.
# Every mount is made here, in a private namespace, so none can outlive the node.
set -euo pipefail
rootfs=$1 state=$2 bins=$3 cluster=$4

mount --make-rprivate /
root=$state/root
# A fresh upper layer at each start; what must survive a restart is bound in below.
rm -rf --one-file-system "$state/upper" "$state/work"
mkdir -p "$root" "$state"/{upper,work,etcd,containerd,kubelet,log,kubernetes/bin}
mount -t overlay overlay -o "lowerdir=$rootfs,upperdir=$state/upper,workdir=$state/work" "$root"

mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys"
mount --rbind /dev "$root/dev"
mount -t tmpfs -o mode=0755,nosuid,nodev tmpfs "$root/run"
mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs "$root/tmp"

bind() { mkdir -p "$root$2" && mount --bind "$1" "$root$2"; }
bind "$state/etcd" /var/lib/etcd
bind "$state/containerd" /var/lib/containerd
bind "$state/kubelet" /var/lib/kubelet
bind "$state/log" /var/log
bind "$state/kubernetes" /etc/kubernetes
bind "$bins" /etc/kubernetes/bin
# A directory of other Kubernetes binaries may bring its own etcd and container runtime, if it needs newer ones.
for program in etcd containerd containerd-shim-runc-v2 ctr; do
    [[ ! -x $bins/$program ]] || mount --bind "$bins/$program" "$root/usr/bin/$program"
done
[[ ! -x $bins/runc ]] || mount --bind "$bins/runc" "$root/usr/sbin/runc"
# The directories in which hostPath volumes are expected: the same path inside and outside.
for path in /var/lib/misc "/var/lib/$cluster"; do
    mkdir -p "$path"
    bind "$path" "$path"
done

# cgroups, as this namespace sees them: v2 is one tree, v1 one mount for each set of controllers.
if [[ $(stat -fc %T /sys/fs/cgroup) == cgroup2fs ]]; then
    mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
else
    mount -t tmpfs -o mode=0755 tmpfs "$root/sys/fs/cgroup"
    while IFS=: read -r _ controllers _; do
        [[ -n $controllers ]] || continue
        name=${controllers#name=}
        mkdir -p "$root/sys/fs/cgroup/$name"
        option=$controllers
        [[ $controllers != name=* ]] || option=none,$controllers
        mount -t cgroup -o "$option" cgroup "$root/sys/fs/cgroup/$name"
        for one in ${name//,/ }; do
            [[ -e $root/sys/fs/cgroup/$one ]] || ln -s "$name" "$root/sys/fs/cgroup/$one"
        done
    done </proc/self/cgroup
fi

# The kubelet insists on these values of settings that belong to the whole machine. It finds them, and the machine
# keeps its own.
mkdir -p "$root/run/tunables"
tunable() {
    [[ -e $root/proc/sys/$1 ]] || return 0
    echo "$2" >"$root/run/tunables/${1//\//.}"
    mount --bind "$root/run/tunables/${1//\//.}" "$root/proc/sys/$1"
}
tunable vm/overcommit_memory 1
tunable vm/panic_on_oom 0
tunable kernel/panic 10
tunable kernel/panic_on_oops 1
tunable kernel/keys/root_maxkeys 1000000
tunable kernel/keys/root_maxbytes 25000000

cd "$root"
pivot_root . mnt
umount -l /mnt
mount --make-rshared /
cd /
exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root /bin/bash /etc/kubernetes/init.sh
