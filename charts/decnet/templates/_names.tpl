{{/* Name of the release's objects. */}}
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
{{- define "decnet.metrics" -}}{{ include "decnet.operator" . }}-metrics{{- end -}}
{{- define "decnet.workers" -}}{{ include "decnet.fullname" . }}-workers{{- end -}}
{{- define "decnet.artifacts" -}}{{ include "decnet.fullname" . }}-artifacts{{- end -}}

{{- define "decnet.serviceAccount" -}}
{{- default (include "decnet.operator" .) .Values.serviceAccount.name -}}
{{- end -}}

{{/* Service account of a role: (list context role). The operator puts the same names together. */}}
{{- define "decnet.workerAccount" -}}{{ include "decnet.fullname" (index . 0) }}-{{ index . 1 }}{{- end -}}

{{/* Not empty when one of the default workers serves the API. */}}
{{- define "decnet.hasApi" -}}
{{- if .Values.workers.enabled -}}{{- range .Values.workers.set -}}{{- if eq (dig "role" "" (default dict .)) "api" -}}yes{{- end -}}{{- end -}}{{- end -}}
{{- end -}}

{{/* Directory on the nodes for what workers keep; empty when there is none to prepare. */}}
{{- define "decnet.stateDirectory" -}}
{{- if and .Values.workers.enabled (not .Values.workers.state.volume) -}}{{ .Values.workers.state.directory }}{{- end -}}
{{- end -}}

{{/* Directory on the nodes for the bus' socket; empty when there is none to prepare. */}}
{{- define "decnet.busDirectory" -}}
{{- if and .Values.workers.enabled (not .Values.workers.bus.volume) -}}{{ .Values.workers.bus.directory }}{{- end -}}
{{- end -}}
