using Decnet.Cli.Terminal;

namespace Decnet.Cli.Exporting;

/// <summary>A session's lines as the recorder wrote them.</summary>
internal static class RawLines
{
    private static readonly byte[] Newline = [(byte)'\n'];

    public static async Task WriteAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> lines, Screen screen, CancellationToken cancellationToken)
    {
        await using var output = screen.Buffered();
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            await output.WriteAsync(line, cancellationToken);
            await output.WriteAsync(Newline, cancellationToken);
        }
    }
}
