{{/* What the operator may do in the namespaces that it looks after. Each rule is something that it really does. */}}
{{- define "decnet.rules" -}}
- apiGroups: [decnet.io]
  resources: [deckies]
  verbs: [get, list, watch]
- apiGroups: [decnet.io]
  resources: [deckies/status]
  verbs: [patch]
{{- if .Values.workers.enabled }}
# Workers run in the release's namespace only; those of others are told so.
- apiGroups: [decnet.io]
  resources: [serviceworkers]
  verbs: [get, list, watch]
- apiGroups: [decnet.io]
  resources: [serviceworkers/status]
  verbs: [patch]
{{ include "decnet.subscriptionRules" . }}
{{- end }}
# Children, by server-side apply. Deleting is left to ownerReferences.
- apiGroups: [apps]
  resources: [deployments]
  verbs: [get, list, watch, create, patch]
- apiGroups: [networking.k8s.io]
  resources: [networkpolicies]
  verbs: [get, list, watch, create, patch]
- apiGroups: [""]
  resources: [services]
  verbs: [get, list, watch, create, patch]
# The identities of deckies, and the passwords that deckies refer to.
- apiGroups: [""]
  resources: [secrets]
  verbs: [get, list, watch, create, patch]
# How the machines are; and the short-lived pods that prove containment. Whoever may create Deployments may make pods anyway.
- apiGroups: [""]
  resources: [pods]
  verbs: [get, list, watch, create, patch, delete]
# Who is logged in, and which address was recorded for a synthetic log-in.
- apiGroups: [""]
  resources: [pods/log]
  verbs: [get]
{{- if semverCompare ">=1.21.0-0" .Capabilities.KubeVersion.Version }}
- apiGroups: [discovery.k8s.io]
  resources: [endpointslices]
  verbs: [get, list, watch]
{{- else }}
- apiGroups: [""]
  resources: [endpoints]
  verbs: [get, list, watch]
{{- end }}
# Read why a volume cannot be mounted; write what people must know.
- apiGroups: [""]
  resources: [events]
  verbs: [list, create, patch]
{{- end -}}

{{/* What the collector may do where deckies live: find their pods and read their logs. */}}
{{- define "decnet.collectorRules" -}}
- apiGroups: [""]
  resources: [pods]
  verbs: [list]
- apiGroups: [""]
  resources: [pods/log]
  verbs: [get]
{{- end -}}

{{/* What the operator may do about webhook subscriptions, beside reading Secrets. */}}
{{- define "decnet.subscriptionRules" -}}
# A circuit that tripped half way is tripped whole: spec.enabled, then status.
- apiGroups: [decnet.io]
  resources: [webhooksubscriptions]
  verbs: [get, list, watch, patch]
- apiGroups: [decnet.io]
  resources: [webhooksubscriptions/status]
  verbs: [patch]
# The webhook worker may read the Secrets that a subscription names, one Role each. Nobody can grant what he has not: no more than the operator's own rights.
- apiGroups: [rbac.authorization.k8s.io]
  resources: [roles, rolebindings]
  verbs: [get, list, watch, create, patch]
{{- end -}}

{{/* What the webhook worker may do where subscriptions are. Their Secrets it reads by Roles that the operator makes. */}}
{{- define "decnet.webhookRules" -}}
# Patch: a circuit that trips sets spec.enabled to false.
- apiGroups: [decnet.io]
  resources: [webhooksubscriptions]
  verbs: [list, watch, get, patch]
- apiGroups: [decnet.io]
  resources: [webhooksubscriptions/status]
  verbs: [patch]
{{- end -}}

{{/* What the API may do where deckies live: list the product's kinds for who may list them. Recordings and credentials are no objects: whoever asks needs
those rights, not the API. */}}
{{- define "decnet.apiRules" -}}
{{- $kinds := include "decnet.kinds" . | fromYaml -}}
- apiGroups: [decnet.io]
  resources: [{{ join ", " $kinds.names }}]
  verbs: [get, list]
{{- end -}}

{{/* What the command line reads by the account of readers. */}}
{{- define "decnet.readerRules" -}}
- apiGroups: [decnet.io]
  resources: [recordings]
  verbs: [get, list]
{{- end -}}

{{/* What the operator may do in its own namespace to run workers. */}}
{{- define "decnet.workerRules" -}}
# Those that the chart lists are made, changed and removed; any may be stopped by a quarantine.
- apiGroups: [decnet.io]
  resources: [serviceworkers]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [decnet.io]
  resources: [serviceworkers/status]
  verbs: [patch]
# Children, by server-side apply. Deleting is left to ownerReferences.
- apiGroups: [apps]
  resources: [daemonsets, deployments]
  verbs: [get, list, watch, create, patch]
{{ include "decnet.subscriptionRules" . }}
# The Secrets that subscriptions here name.
- apiGroups: [""]
  resources: [secrets]
  verbs: [get, list, watch]
# The chart's list.
- apiGroups: [""]
  resources: [configmaps]
  verbs: [get, list, watch]
# How the workers are.
- apiGroups: [""]
  resources: [pods]
  verbs: [get, list, watch]
# Read why a pod cannot be made or a volume not be mounted; write what people must know.
- apiGroups: [""]
  resources: [events]
  verbs: [list, create, patch]
{{- end -}}

{{/* What the removal may do before the definitions go: take away what is of the product's kinds, and see what is left of their children. */}}
{{- define "decnet.removalRules" -}}
{{- $kinds := include "decnet.kinds" . | fromYaml -}}
- apiGroups: [decnet.io]
  resources: [{{ join ", " $kinds.names }}]
  verbs: [list, delete]
- apiGroups: [apps]
  resources: [daemonsets, deployments]
  verbs: [list]
- apiGroups: [""]
  resources: [pods, services, secrets]
  verbs: [list]
- apiGroups: [networking.k8s.io]
  resources: [networkpolicies]
  verbs: [list]
- apiGroups: [rbac.authorization.k8s.io]
  resources: [roles, rolebindings]
  verbs: [list]
{{- end -}}
