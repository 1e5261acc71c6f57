{{/* Name of the operator's objects. */}}
{{- define "decnet.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "decnet.operator" -}}{{ include "decnet.fullname" . }}-operator{{- end -}}
{{- define "decnet.artifacts" -}}{{ include "decnet.fullname" . }}-artifacts{{- end -}}

{{- define "decnet.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "decnet.operator" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* Labels: (list context component). */}}
{{- define "decnet.labels" -}}
{{- $context := index . 0 -}}
{{ include "decnet.selector" . }}
app.kubernetes.io/managed-by: {{ $context.Release.Service }}
app.kubernetes.io/part-of: decnet
app.kubernetes.io/version: {{ $context.Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" $context.Chart.Name $context.Chart.Version }}
{{- with $context.Values.extraLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "decnet.selector" -}}
{{- $context := index . 0 -}}
app.kubernetes.io/name: {{ $context.Chart.Name }}
app.kubernetes.io/instance: {{ $context.Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end -}}

{{/* Labels of pods: those that do not change with every release. */}}
{{- define "decnet.podLabels" -}}
{{ include "decnet.selector" . }}
app.kubernetes.io/managed-by: {{ (index . 0).Release.Service }}
app.kubernetes.io/part-of: decnet
{{- with (index . 0).Values.extraLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Image by name: (list context "operator"). */}}
{{- define "decnet.image" -}}
{{- $context := index . 0 -}}
{{- $image := index $context.Values.images (index . 1) -}}
{{- if $image.digest -}}
{{ $image.repository }}@{{ $image.digest }}
{{- else -}}
{{ $image.repository }}:{{ default $context.Chart.AppVersion $image.tag }}
{{- end -}}
{{- end -}}

{{- define "decnet.pullSecrets" -}}
{{- with .Values.images.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- end -}}
