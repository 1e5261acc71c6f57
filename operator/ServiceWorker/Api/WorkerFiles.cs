using System.Text.Json.Serialization;

namespace Decnet.Operator.ServiceWorker.Api;

/// <summary>Where the worker's files come from.</summary>
internal sealed class WorkerFiles
{
    /// <summary>Null: no Secret.</summary>
    [JsonPropertyName("secretName")]
    public string? SecretName { get; set; }

    /// <summary>Null: no ConfigMap.</summary>
    [JsonPropertyName("configMapName")]
    public string? ConfigMapName { get; set; }
}
