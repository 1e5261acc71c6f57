using System.Runtime.CompilerServices;
using Decnet.Recordings.Native;
using Decnet.SessRec.Shard;

namespace Decnet.Recordings.Finding;

/// <summary>
/// An artifact root on this machine's disk: <c>NAMESPACE/DECKY/SERVICE/transcripts/</c>. The tree below the root belongs to
/// intruders, so links, FIFOs and devices in it are refused and noted, and a folder that can't be read costs only itself.
/// </summary>
public sealed class LocalArtifacts : IArtifacts
{
    private const int MaxFolders = 10_000;
    private readonly string _root;

    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public LocalArtifacts(string root)
    {
        _root = root;
        using var folder = OpenRoot();
    }

    public RefusalLog Refused { get; } = new();

    public async IAsyncEnumerable<ITranscripts> FindAsync(SourceFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        using var root = OpenRoot();
        foreach (var (space, inSpace) in Below(root, "", filter.WantsNamespace))
            foreach (var (decky, inDecky) in Below(inSpace, space, name => filter.Decky is null || filter.Decky == name))
                foreach (var (service, inService) in Below(inDecky, $"{space}/{decky}", name => filter.Service is null || filter.Service == name))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var source = new TranscriptSource(space, decky, service);
                    if (TryOpen(inService, ShardFormat.Folder, $"{source}/{ShardFormat.Folder}") is { } transcripts)
                    {
                        using (transcripts)
                        {
                            yield return new LocalTranscripts(source, transcripts, Refused);
                        }
                    }
                }
    }

    private IEnumerable<(string Name, Folder Folder)> Below(Folder parent, string path, Func<string, bool> wanted)
    {
        foreach (var name in ListNames(parent, path).Where(wanted))
        {
            if (TryOpen(parent, name, path.Length == 0 ? name : $"{path}/{name}") is { } folder)
            {
                using (folder)
                {
                    yield return (name, folder);
                }
            }
        }
    }

    private IReadOnlyList<string> ListNames(Folder folder, string path)
    {
        try
        {
            return folder.Names(name => DnsLabel.IsValid(name), MaxFolders);
        }
        catch (OpenFault fault)
        {
            Refused.Add(path, fault.Message);
            return [];
        }
    }

    private Folder? TryOpen(Folder parent, string name, string path)
    {
        try
        {
            return parent.OpenFolder(name);
        }
        catch (OpenFault fault)
        {
            // A service that nobody has logged in to has no transcripts folder yet; a stray file is nobody's folder.
            if (fault.Kind is not (OpenFaultKind.Missing or OpenFaultKind.NotAFolder))
                Refused.Add(path, fault.Message);
            return null;
        }
    }

    private Folder OpenRoot()
    {
        try
        {
            return Folder.OpenRoot(_root);
        }
        catch (OpenFault fault)
        {
            throw fault.Kind == OpenFaultKind.Forbidden
                ? new UnauthorizedAccessException($"the artifact root {_root} may not be read: {fault.Message}", fault)
                : new DirectoryNotFoundException($"there is no artifact root at {_root}: {fault.Message}", fault);
        }
    }
}
