using Decnet.Store.Model;

namespace Decnet.Store.Writing;

/// <summary>One try to log in; the same again counts up.</summary>
public sealed record CredentialWrite(Credential Credential) : StoreWrite
{
    private const string Sql =
        """
        INSERT INTO credentials (address, namespace, decky, service, user_name, secret, secret_base64, accepted, first_us, last_us, count)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p8, 1)
        ON CONFLICT (address, namespace, decky, service, user_name, secret_base64, accepted) DO UPDATE SET
          count = credentials.count + 1,
          first_us = CASE WHEN excluded.first_us < credentials.first_us THEN excluded.first_us ELSE credentials.first_us END,
          last_us = CASE WHEN excluded.last_us > credentials.last_us THEN excluded.last_us ELSE credentials.last_us END
        """;

    internal override async Task<bool> WriteAsync(StoreTransaction transaction, CancellationToken cancellationToken) =>
        await transaction.ExecuteAsync(
            Sql,
            [
                Credential.Address, Credential.Namespace, Credential.Decky, Credential.Service, Credential.UserName, Credential.Secret,
                Credential.SecretBase64, Credential.Accepted, Credential.LastUs,
            ],
            cancellationToken) > 0;
}
