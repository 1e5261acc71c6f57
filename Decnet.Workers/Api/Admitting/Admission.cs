using Microsoft.AspNetCore.Http;

namespace Decnet.Api.Admitting;

/// <summary>Nobody comes to an endpoint of the API without having been let in.</summary>
internal sealed class Admission(RequestDelegate next, Entrance entrance)
{
    /// <summary>Marks the endpoints.</summary>
    public static object Required { get; } = new Mark();

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Mark>() is not null)
            context.Items[typeof(Access)] = await entrance.AdmitAsync(context);
        await next(context);
    }

    private sealed class Mark;
}
