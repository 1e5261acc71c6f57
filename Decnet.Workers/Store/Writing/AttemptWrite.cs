namespace Decnet.Store.Writing;

/// <summary>A line of a log that tells of a try to log in: the try counts only with its line, so a line that comes again counts nothing twice. The operator's own is a line and nobody's try.</summary>
public sealed record AttemptWrite(LogWrite Line, CredentialWrite Attempt) : StoreWrite
{
    internal override async Task<bool> WriteAsync(StoreTransaction transaction, CancellationToken cancellationToken) =>
        await Line.WriteAsync(transaction, cancellationToken)
        && (await ProofLogIns.MeetsAsync(transaction, Attempt.Credential, cancellationToken) || await Attempt.WriteAsync(transaction, cancellationToken));
}
