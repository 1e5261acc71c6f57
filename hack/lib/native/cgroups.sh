# shellcheck shell=bash
# One cgroup of the node's own in each hierarchy: it holds all its processes and, once those have ended, goes.

_cgroup_v2() { [[ $(stat -fc %T /sys/fs/cgroup) == cgroup2fs ]]; }

# The mount point of each hierarchy.
_cgroup_roots() {
    if _cgroup_v2; then echo /sys/fs/cgroup; else awk '$3 == "cgroup" { print $2 }' /proc/mounts; fi
}

cgroups_make() {
    local root file
    for root in $(_cgroup_roots); do
        if _cgroup_v2; then
            for file in $(<"$root/cgroup.controllers"); do echo "+$file" >"$root/cgroup.subtree_control" 2>/dev/null || true; done
        fi
        mkdir -p "$root/$1"
        # A cpuset without processors and memory nodes takes no process.
        for file in cpuset.cpus cpuset.mems; do
            [[ ! -e $root/$1/$file || -n $(<"$root/$1/$file") || ! -e $root/$file ]] || cat "$root/$file" >"$root/$1/$file"
        done
        [[ ! -e $root/$1/cgroup.clone_children ]] || echo 1 >"$root/$1/cgroup.clone_children"
    done
}

# cgroups_join CGROUP PID
cgroups_join() {
    local root
    for root in $(_cgroup_roots); do echo "$2" >"$root/$1/cgroup.procs"; done
}

# In v2 a group with processes of its own can't hand controllers down, so they move to a leaf once the node's
# namespace has its root here.
cgroups_settle() {
    local pid
    _cgroup_v2 || return 0
    mkdir -p "/sys/fs/cgroup/$1/init"
    while read -r pid; do
        echo "$pid" >"/sys/fs/cgroup/$1/init/cgroup.procs" || true
    done <"/sys/fs/cgroup/$1/cgroup.procs"
}

# Ends every process that is still in the group, then removes the tree.
cgroups_remove() {
    local root tries=100 pids
    for root in $(_cgroup_roots); do
        [[ -d $root/$1 ]] || continue
        while pids=$(find "$root/$1" -name cgroup.procs -exec cat {} + 2>/dev/null | sort -u) && [[ -n $pids ]]; do
            # shellcheck disable=SC2086
            kill -KILL $pids 2>/dev/null || true
            ((tries-- > 0)) || die "processes of the node $1 do not end: $(tr '\n' ' ' <<<"$pids")"
            sleep 0.1
        done
        find "$root/$1" -depth -type d -exec rmdir {} + 2>/dev/null || true
        [[ ! -d $root/$1 ]] || { sleep 0.3; find "$root/$1" -depth -type d -exec rmdir {} +; }
    done
}
