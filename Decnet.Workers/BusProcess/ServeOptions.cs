namespace Decnet.BusProcess;

/// <summary>How the server was started.</summary>
/// <param name="Supervised">It ends when standard input does: whoever started it holds the other end, and may be killed without a word.</param>
/// <param name="Bridged">The process that started it may hand over events of other buses.</param>
internal sealed record ServeOptions(bool Supervised, bool Bridged)
{
    public static bool TryParse(string[] args, out ServeOptions options)
    {
        var flags = args.Skip(1).ToList();
        options = new ServeOptions(flags.Remove("--supervised"), flags.Remove("--bridged"));
        return flags.Count == 0;
    }
}
