using System.Net;
using System.Text.Json.Serialization;
using Decnet.Api.Admitting;
using Decnet.Api.Answering;
using Decnet.Api.Attackers;
using Decnet.Api.Cluster;
using Decnet.Api.Credentials;
using Decnet.Api.Profiles;
using Decnet.Api.Sessions;
using Decnet.Api.Streaming;
using Decnet.Api.Transcripts;
using Decnet.Store.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Decnet.Api.Serving;

/// <summary>The web server of the API. It is another one than the worker's own, which probes and metrics use, so that neither can be reached through the other.</summary>
internal static class ApiServer
{
    private const int MaxConnections = 512;
    private const string Root = "/api/v1";

    public static WebApplication Build(ApiParts parts)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(parts.Log);
        // The worker's host has the signals.
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        builder.WebHost.UseKestrelHttpsConfiguration().UseKestrel(kestrel => Listen(kestrel, parts));
        Register(builder.Services, parts);

        var app = builder.Build();
        app.UseMiddleware<RequestLog>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapGet("/healthz", () => "ok").ExcludeFromDescription();
        app.MapOpenApi(Root + "/openapi.json");
        MapApi(app);
        return app;
    }

    private static void MapApi(WebApplication app)
    {
        app.UseMiddleware<Admission>();
        var api = app.MapGroup(Root).WithMetadata(Admission.Required).WithTags("DECNET")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapSessions();
        api.MapTranscripts();
        api.MapProfiles();
        api.MapAttackers();
        api.MapCredentials();
        api.MapCluster();
        api.MapStream();
    }

    private static void Listen(KestrelServerOptions kestrel, ApiParts parts)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = MaxConnections;
        // Nothing here has a body.
        kestrel.Limits.MaxRequestBodySize = 1024;
        kestrel.Listen(IPAddress.Loopback, parts.Settings.Port);
        if (parts.Settings is not { TlsCertificate: { } certificate, TlsKey: { } key })
            return;

        var current = new Certificate(certificate, key, parts.Time, parts.Log.CreateLogger<Certificate>());
        kestrel.ListenAnyIP(parts.Settings.TlsPort, listen => listen.UseHttps(https => https.ServerCertificateSelector = (_, _) => current.Current));
    }

    private static void Register(IServiceCollection services, ApiParts parts)
    {
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        // As JSON has them: numbers are no strings.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddProblemDetails();
        services.AddExceptionHandler<Faults>();
        services.AddOpenApi("v1", OpenApiForm.Shape);
        services.AddSingleton(parts.Store);
        services.AddSingleton(parts.Bus);
        services.AddSingleton(parts.Objects);
        services.AddSingleton(parts.Time);
        services.AddSingleton(parts.Streams);
        services.AddSingleton<IReviews>(new CachedReviews(parts.Reviews, parts.Time));
        services.AddSingleton(new Recording(parts.Settings.Artifacts));
        services.AddSingleton(new ApiMetrics(parts.Metrics));
        services.AddSingleton<Entrance>();
        services.AddSingleton<StreamSeats>();
        services.AddSingleton<EventStream>();
        services.AddSingleton<StoredEvents>();
        services.AddSingleton<SessionPath>();
        services.AddSingleton<SessionPages>();
        services.AddSingleton<AttackerPages>();
        services.AddSingleton<CredentialPages>();
        services.AddSingleton<KnowledgeQueries>();
    }
}
