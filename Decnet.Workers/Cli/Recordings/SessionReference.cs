using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;
using Decnet.Recordings.Finding;

namespace Decnet.Cli.Recordings;

/// <summary>What a user names a session by: the beginning of its id, with its decky in front where that isn't enough.</summary>
internal sealed record SessionReference(string? Namespace, string? Decky, string Prefix)
{
    private const int FullLength = 36;

    public static SessionReference Parse(string text)
    {
        var parts = text.Split('/');
        var prefix = parts[^1].ToLowerInvariant();
        var valid = parts.Length <= 3
            && prefix.Length is > 0 and <= FullLength
            && prefix.All(c => char.IsAsciiHexDigitLower(c) || c == '-')
            && parts.SkipLast(1).All(part => DnsLabel.IsValid(part));
        if (!valid)
        {
            throw new CliFault(
                ExitCode.Usage,
                $"\"{Printable.Escape(text)}\" is no session",
                $"give the beginning of an id from `{ProgramName.Current} sessions`, such as 3f2b8c1e, or DECKY/3f2b8c1e");
        }

        return new SessionReference(parts.Length == 3 ? parts[0] : null, parts.Length >= 2 ? parts[^2] : null, prefix);
    }

    public async Task<FoundSession> FindAsync(IRecordings recordings, string? space, CancellationToken cancellationToken)
    {
        const int shown = 5;
        var filter = new SourceFilter(Namespace ?? space, Decky);
        var found = await recordings.FindAsync(filter, Prefix, shown + 1, cancellationToken);
        return found switch
        {
            [var only] => only,
            [] => throw new CliFault(
                ExitCode.NotFound,
                $"no session begins with {Prefix}{Where(filter)}",
                $"`{ProgramName.Current} sessions` lists what there is; add -A for all namespaces"),
            _ => throw new CliFault(
                ExitCode.Usage,
                $"{Prefix} could be any of"
                    + string.Concat(found.Take(shown).Select(session => $"\n  {session.Match.Source.Namespace}/{session.Match.Source.Decky}/{session.Match.Sid}"))
                    + (found.Count > shown ? "\n  … and more" : ""),
                "give more of the id, or its decky in front as shown"),
        };
    }

    private static string Where(SourceFilter filter) => filter switch
    {
        { Decky: not null, Namespace: not null } => $" on decky {filter.Namespace}/{filter.Decky}",
        { Decky: not null } => $" on decky {filter.Decky}",
        { Namespace: not null } => $" in namespace {filter.Namespace}",
        _ => "",
    };
}
