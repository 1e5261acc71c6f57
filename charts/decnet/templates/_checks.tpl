{{/* What a schema cannot say: values that exclude or need each other. Everything that is wrong is told at once. */}}
{{- define "decnet.checks" -}}
{{- $wrong := list -}}
{{- $values := .Values -}}
{{- if and $values.rbac.create (not $values.serviceAccount.create) (not $values.serviceAccount.name) -}}
{{- $wrong = append $wrong "serviceAccount.name is missing: with serviceAccount.create=false it names the account that the operator runs as" -}}
{{- end -}}
{{- if and (eq (toString $values.metrics.serviceMonitor.enabled) "true") (not $values.metrics.service.enabled) -}}
{{- $wrong = append $wrong "metrics.serviceMonitor.enabled finds nothing without metrics.service.enabled" -}}
{{- end -}}
{{- $budget := $values.podDisruptionBudget -}}
{{- if and $budget.enabled (ne (toString $budget.minAvailable) "") (not (hasSuffix "%" (toString $budget.minAvailable))) -}}
{{- if ge (int $budget.minAvailable) (int $values.operator.replicas) -}}
{{- $wrong = append $wrong (printf "podDisruptionBudget.minAvailable=%v leaves none of operator.replicas=%v to be moved: no node could be drained" $budget.minAvailable $values.operator.replicas) -}}
{{- end -}}
{{- end -}}
{{- if and (gt (int $values.operator.replicas) 1) (has "--leader-elect=false" $values.operator.extraArgs) -}}
{{- $wrong = append $wrong "operator.extraArgs has --leader-elect=false with several operator.replicas: all of them would act" -}}
{{- end -}}
{{- range $this, $other := dict "artifacts.root" "artifacts.backingPath" "artifacts.backingPath" "artifacts.root" -}}
{{- $outer := index $values.artifacts (trimPrefix "artifacts." $this) -}}
{{- $inner := index $values.artifacts (trimPrefix "artifacts." $other) -}}
{{- if hasPrefix (printf "%s/" $outer) $inner -}}
{{- $wrong = append $wrong (printf "%s=%s lies inside %s=%s: they are two names of one directory" $other $inner $this $outer) -}}
{{- end -}}
{{- end -}}
{{- if and $values.workers.enabled (not $values.workers.state.volume) -}}
{{- range $place := concat (list $values.artifacts.root $values.artifacts.backingPath) $values.artifacts.allowedPaths -}}
{{- if hasPrefix (printf "%s/" $place) (printf "%s/" $values.workers.state.directory) -}}
{{- $wrong = append $wrong (printf "workers.state.directory=%s lies inside %s, which deckies may mount: an intruder could change what is known" $values.workers.state.directory $place) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- range $key := list "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" -}}
{{- range $where, $labels := dict "extraLabels" $values.extraLabels "operator.podLabels" $values.operator.podLabels "artifacts.podLabels" $values.artifacts.podLabels -}}
{{- if hasKey $labels $key -}}
{{- $wrong = append $wrong (printf "%s cannot set %s: the chart's selectors stand on it" $where $key) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if $wrong -}}
{{- fail (printf "\n\nThese values cannot work:\n  - %s\n" (join "\n  - " $wrong)) -}}
{{- end -}}
{{- end -}}
