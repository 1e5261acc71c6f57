using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Decnet.Api.Serving;

/// <summary>What the OpenAPI document says beside the endpoints.</summary>
internal static class OpenApiForm
{
    private const string Bearer = "bearer";

    public static void Shape(OpenApiOptions options) => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info = new OpenApiInfo
        {
            Title = "DECNET",
            Version = "v1",
            Description = "What intruders did on the deckies. It only reads; changes are made through the cluster's own API.",
            License = new OpenApiLicense { Name = "Apache-2.0" },
        };
        // Where it is reached depends on who asks.
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A token that the cluster knows (TokenReview); what it may see is the cluster's word too (SubjectAccessReview).",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        return Task.CompletedTask;
    });
}
