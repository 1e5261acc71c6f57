using Decnet.Store.Model;

namespace Decnet.Store.Writing;

/// <summary>The operator said that a log-in is its own. Its word may come behind the line of the log-in itself: then what was made of that is taken back.</summary>
public sealed record ProofWrite(string Namespace, string Decky, string Service, string User, string Source, long Position, long AtUs) : StoreWrite
{
    internal override async Task<bool> WriteAsync(StoreTransaction transaction, CancellationToken cancellationToken)
    {
        var row = new LogEntry
        {
            Source = ProofLogIns.Source(Namespace, Decky, Service, User),
            SourcePosition = Position,
            AtUs = AtUs,
            Namespace = Namespace,
            Decky = Decky,
            Severity = 6,
            App = Knowledge.KnownApps.Operator,
            MessageId = Knowledge.KnownApps.Proof,
            Text = $"{Service} {User}",
        };
        if (!await new LogWrite(row).WriteAsync(transaction, cancellationToken))
            return false;

        await ProofLogIns.TakeBackAsync(transaction, this, cancellationToken);
        return true;
    }
}
