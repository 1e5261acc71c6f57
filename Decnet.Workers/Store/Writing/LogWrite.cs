using Decnet.Store.Model;

namespace Decnet.Store.Writing;

/// <summary>A line of a log.</summary>
public sealed record LogWrite(LogEntry Entry) : StoreWrite
{
    private const string Sql =
        """
        INSERT INTO logs (source, source_position, at_us, namespace, decky, pod, severity, app, message_id, fields, text)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10)
        ON CONFLICT (source, source_position) DO NOTHING
        """;

    internal override async Task<bool> WriteAsync(StoreTransaction transaction, CancellationToken cancellationToken) =>
        await transaction.ExecuteAsync(
            Sql,
            [
                Entry.Source, Entry.SourcePosition, Entry.AtUs, Entry.Namespace, Entry.Decky, Entry.Pod, Entry.Severity, Entry.App,
                Entry.MessageId, Entry.Fields, Entry.Text,
            ],
            cancellationToken) > 0;
}
