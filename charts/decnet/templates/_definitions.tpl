{{/* The product's kinds, as the definitions say: "names" (deckies), "scales" (…/scale), "served" (group/version/name). */}}
{{- define "decnet.kinds" -}}
{{- $names := list -}}
{{- $scales := list -}}
{{- $served := list -}}
{{- range $path, $_ := .Files.Glob "definitions/*.yaml" -}}
{{- $definition := $.Files.Get $path | fromYaml -}}
{{- $plural := $definition.spec.names.plural -}}
{{- $names = append $names $plural -}}
{{- range $definition.spec.versions -}}
{{- if .served -}}{{- $served = append $served (printf "%s/%s/%s" $definition.spec.group .name $plural) -}}{{- end -}}
{{- if dig "subresources" "scale" false . -}}{{- $scales = append $scales (printf "%s/scale" $plural) -}}{{- end -}}
{{- end -}}
{{- end -}}
{{- toYaml (dict "names" $names "scales" (uniq $scales) "served" $served) -}}
{{- end -}}

{{/* Takes the CEL rules out of a schema, in place: clusters before 1.25 refuse a definition that has them. */}}
{{- define "decnet.unvalidated" -}}
{{- $_ := unset . "x-kubernetes-validations" -}}
{{- range $key, $value := . -}}
{{- if kindIs "map" $value -}}{{- include "decnet.unvalidated" $value -}}{{- end -}}
{{- end -}}
{{- end -}}
