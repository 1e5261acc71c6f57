using Decnet.Store.Model;

namespace Decnet.Store.Writing;

/// <summary>A session began. The first word counts: a header that comes again is no recorder's.</summary>
public sealed record SessionStart(Session Session) : StoreWrite
{
    private const string Sql =
        """
        INSERT INTO sessions (namespace, decky, service, sid, address, user_name, started_us, command, tty, first_day, truncated, revision)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, 0)
        ON CONFLICT (namespace, decky, service, sid) DO NOTHING
        """;

    internal override async Task<bool> WriteAsync(StoreTransaction transaction, CancellationToken cancellationToken) =>
        await transaction.ExecuteAsync(
            Sql,
            [
                Session.Namespace, Session.Decky, Session.Service, Session.Sid, Session.Address, Session.UserName, Session.StartedUs,
                Session.Command, Session.Tty, Session.FirstDay, Session.Truncated,
            ],
            cancellationToken) > 0;
}
