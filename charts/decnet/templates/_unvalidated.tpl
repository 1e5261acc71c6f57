{{/* Takes the CEL rules out of a schema, in place: clusters before 1.25 refuse a definition that has them. */}}
{{- define "decnet.unvalidated" -}}
{{- $_ := unset . "x-kubernetes-validations" -}}
{{- range $key, $value := . -}}
{{- if kindIs "map" $value -}}{{- include "decnet.unvalidated" $value -}}{{- end -}}
{{- end -}}
{{- end -}}
