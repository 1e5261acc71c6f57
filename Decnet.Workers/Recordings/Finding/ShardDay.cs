using Decnet.Recordings.Native;
using Microsoft.Win32.SafeHandles;

namespace Decnet.Recordings.Finding;

/// <summary>
/// All shards of one day, opened as one consistent set. A rotation renames every one of them, so after opening, each name is
/// looked at again; when one has become another file, the set is opened anew.
/// </summary>
internal sealed class ShardDay(Folder folder, DateOnly day, Action<ShardName, string> refuse)
{
    private const int Attempts = 5;
    private const int BufferSize = 1 << 17;

    public IReadOnlyList<Shard> Open(Func<IReadOnlyList<ShardName>> list)
    {
        for (var attempt = 1; ; attempt++)
        {
            var last = attempt == Attempts;
            var names = list().Where(name => name.Day == day).ToList();
            var opened = names.Select(name => TryOpen(name, last)).OfType<OpenShard>().ToList();
            if (last || (IsConsistent(opened) && list().Count(name => name.Day == day) == names.Count))
                return [.. opened.DistinctBy(shard => shard.Identity.Inode).Select(ToShard)];

            opened.ForEach(shard => shard.Handle.Dispose());
        }
    }

    private bool IsConsistent(List<OpenShard> opened)
    {
        try
        {
            return opened.All(shard => folder.Identify(shard.Name.ToString()).SameFile(shard.Identity));
        }
        catch (OpenFault)
        {
            return false;
        }
    }

    private OpenShard? TryOpen(ShardName name, bool report)
    {
        try
        {
            var handle = folder.OpenFile(name.ToString());
            var identity = Folder.Identify(handle);
            if (identity.IsRegular)
                return new OpenShard(name, handle, identity);

            handle.Dispose();
            refuse(name, "it is no regular file");
        }
        catch (OpenFault fault) when (fault.Kind != OpenFaultKind.Missing || report)
        {
            refuse(name, fault.Message);
        }
        catch (OpenFault)
        {
            // Rotated away since it was listed: the check above sees it and the set is opened anew.
        }

        return null;
    }

    private Shard ToShard(OpenShard shard) => new(shard.Name, Content(shard))
    {
        Identity = new ShardIdentity(shard.Identity.DeviceMajor, shard.Identity.DeviceMinor, shard.Identity.Inode),
    };

    private Stream Content(OpenShard shard)
    {
        var hole = Folder.FirstHole(shard.Handle, shard.Identity.Size);
        var file = new FileStream(shard.Handle, FileAccess.Read, BufferSize);
        if (hole >= shard.Identity.Size)
            return file;

        refuse(shard.Name, $"it has a hole at byte {hole}, which no recorder makes; what stands behind it was not read");
        return new LeadingBytes(file, hole);
    }

    private sealed record OpenShard(ShardName Name, SafeFileHandle Handle, FileIdentity Identity);
}
