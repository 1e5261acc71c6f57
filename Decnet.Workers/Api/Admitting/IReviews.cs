namespace Decnet.Api.Admitting;

/// <summary>Who somebody is and what he may do: the cluster's word.</summary>
internal interface IReviews
{
    /// <returns>Null when the cluster doesn't know the token.</returns>
    /// <exception cref="ReviewUnavailableException">It can't be asked.</exception>
    Task<Caller?> WhoAsync(string token, CancellationToken cancellationToken);

    /// <inheritdoc cref="WhoAsync"/>
    Task<bool> MayAsync(Caller caller, Question question, CancellationToken cancellationToken);
}
