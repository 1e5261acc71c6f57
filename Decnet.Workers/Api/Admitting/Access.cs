using Decnet.Api.Answering;
using Decnet.Recordings.Finding;
using Microsoft.AspNetCore.Http;

namespace Decnet.Api.Admitting;

/// <summary>What the caller of this request may do.</summary>
internal sealed class Access(Caller caller, IReviews reviews, CancellationToken aborted)
{
    /// <summary>Endpoints get it as a parameter: the one that was put in at the entrance.</summary>
    public static ValueTask<Access?> BindAsync(HttpContext context) => ValueTask.FromResult((Access?)context.Items[typeof(Access)]);

    public async Task<bool> MayAsync(string verb, string resource, string? space)
    {
        // Whoever may do it everywhere may do it there; that answer is the same for all namespaces and so the one that is kept.
        return await AskAsync(new Question(verb, resource, null))
            || (space is not null && await AskAsync(new Question(verb, resource, space)));
    }

    /// <exception cref="ApiFault">He may not.</exception>
    public async Task RequireAsync(string verb, string resource, string? space)
    {
        if (space is not null && !DnsLabel.IsValid(space))
            throw ApiFault.BadRequest("namespace is no name of a namespace");
        if (await MayAsync(verb, resource, space))
            return;

        var hint = space is null ? "; name a namespace with ?namespace= if you may there" : "";
        throw ApiFault.Forbidden($"{caller.Name} may not {new Question(verb, resource, space)}{hint}");
    }

    private async Task<bool> AskAsync(Question question)
    {
        try
        {
            return await reviews.MayAsync(caller, question, aborted);
        }
        catch (ReviewUnavailableException e)
        {
            throw ApiFault.Unavailable(e.Message);
        }
    }
}
