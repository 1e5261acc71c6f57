using Decnet.Store.Model;
using Decnet.Store.Opening;
using Microsoft.EntityFrameworkCore;

namespace Decnet.Store.Reading;

/// <summary>Names and secrets that were tried, a page at a time, the last tried first.</summary>
public sealed class CredentialPages(IStoreEngine engine)
{
    public Task<List<Credential>> PageAsync(CredentialFilter filter, PageKey? after, int limit, CancellationToken cancellationToken) =>
        engine.ReadAsync(db =>
        {
            var credentials = db.Credentials.AsNoTracking();
            if (filter.Namespace is { } space)
                credentials = credentials.Where(one => one.Namespace == space);
            if (filter.Decky is { } decky)
                credentials = credentials.Where(one => one.Decky == decky);
            if (filter.Address is { } address)
                credentials = credentials.Where(one => one.Address == address);
            if (after is { } key)
                credentials = credentials.Where(one => one.LastUs < key.AtUs || (one.LastUs == key.AtUs && one.Id < key.Id));
            return credentials.OrderByDescending(one => one.LastUs).ThenByDescending(one => one.Id).Take(limit).ToListAsync(cancellationToken);
        });
}
