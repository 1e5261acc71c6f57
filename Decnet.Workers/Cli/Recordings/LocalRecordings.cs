using Decnet.Cli.Terminal;
using Decnet.Recordings.Finding;

namespace Decnet.Cli.Recordings;

/// <summary>Recordings on this machine's disk.</summary>
internal sealed class LocalRecordings(LocalArtifacts artifacts, string? currentBoot) : StoredRecordings(artifacts, currentBoot)
{
    public override IEnumerable<string> Notes
    {
        get
        {
            foreach (var note in base.Notes)
                yield return note;
            foreach (var (path, reason) in artifacts.Refused.Refusals.Distinct())
                yield return $"not read: {Printable.Escape(path)}: {reason}";
            if (artifacts.Refused.Count > artifacts.Refused.Refusals.Count)
                yield return $"not read: {artifacts.Refused.Count - artifacts.Refused.Refusals.Count} more";
        }
    }
}
