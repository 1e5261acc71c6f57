using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace Decnet.Api.Admitting;

/// <summary>Needs `create` of tokenreviews and subjectaccessreviews.</summary>
internal sealed class KubernetesReviews(IKubernetes client) : IReviews
{
    public async Task<Caller?> WhoAsync(string token, CancellationToken cancellationToken)
    {
        var review = await AskAsync(
            () => client.AuthenticationV1.CreateTokenReviewAsync(new V1TokenReview { Spec = new V1TokenReviewSpec { Token = token } }, cancellationToken: cancellationToken),
            cancellationToken);
        return review.Status is { Authenticated: true, User: { Username.Length: > 0 } user }
            ? new Caller(user.Username, user.Uid, [.. user.Groups ?? []], Read(user.Extra))
            : null;
    }

    public async Task<bool> MayAsync(Caller caller, Question question, CancellationToken cancellationToken)
    {
        var review = new V1SubjectAccessReview
        {
            Spec = new V1SubjectAccessReviewSpec
            {
                User = caller.Name,
                Uid = caller.Uid,
                Groups = [.. caller.Groups],
                Extra = caller.Extra.ToDictionary(entry => entry.Key, entry => (IList<string>)[.. entry.Value]),
                ResourceAttributes = new V1ResourceAttributes
                {
                    Group = Question.Group,
                    Resource = question.Resource,
                    Verb = question.Verb,
                    NamespaceProperty = question.Namespace,
                },
            },
        };
        var answer = await AskAsync(() => client.AuthorizationV1.CreateSubjectAccessReviewAsync(review, cancellationToken: cancellationToken), cancellationToken);
        return answer.Status is { Allowed: true, Denied: not true };
    }

    private static Dictionary<string, IReadOnlyList<string>> Read(IDictionary<string, IList<string>>? extra) =>
        (extra ?? new Dictionary<string, IList<string>>()).ToDictionary(entry => entry.Key, entry => (IReadOnlyList<string>)[.. entry.Value], StringComparer.Ordinal);

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask();
        }
        catch (HttpOperationException e) when (e.Response?.StatusCode == HttpStatusCode.Forbidden)
        {
            throw new ReviewUnavailableException("this program's service account may not ask the cluster who you are and what you may do", e);
        }
        catch (Exception e) when (e is HttpOperationException or HttpRequestException or KubernetesException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ReviewUnavailableException("the API server can't be asked now who you are and what you may do", e);
        }
    }
}
