{{/* Labels are merged as maps, never as text: a label given twice would be a key given twice, which strict readers refuse. */}}

{{/* What never changes in the life of a release: (list context component). */}}
{{- define "decnet.selector" -}}
{{- $context := index . 0 -}}
app.kubernetes.io/name: {{ $context.Chart.Name }}
app.kubernetes.io/instance: {{ $context.Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end -}}

{{/* Labels of pods: those that do not change with every release of the chart. (list context component further). */}}
{{- define "decnet.podLabels" -}}
{{- $context := index . 0 -}}
{{- $own := dict "app.kubernetes.io/managed-by" $context.Release.Service "app.kubernetes.io/part-of" "decnet" -}}
{{- toYaml (merge (include "decnet.selector" . | fromYaml) $own (index . 2) $context.Values.extraLabels) -}}
{{- end -}}

{{/* Labels of every other object: (list context component). */}}
{{- define "decnet.labels" -}}
{{- $context := index . 0 -}}
{{- $release := dict "app.kubernetes.io/version" $context.Chart.AppVersion "helm.sh/chart" (printf "%s-%s" $context.Chart.Name $context.Chart.Version) -}}
{{- include "decnet.podLabels" (list $context (index . 1) $release) -}}
{{- end -}}
