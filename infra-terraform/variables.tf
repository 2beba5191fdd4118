variable "name" {
  description = "What everything is called: each resource's name begins with it. One deployment per name, account and region."
  type        = string
  default     = "promptport"

  validation {
    condition     = can(regex("^[a-z](-?[a-z0-9])+$", var.name)) && length(var.name) >= 3 && length(var.name) <= 26
    error_message = "name has to be 3 to 26 lower-case letters, digits and single hyphens and begin with a letter: buckets are named after it."
  }
}

variable "packages" {
  description = "Folder with packages.json, the functions' zips and the layers, as the module infra-terraform/packages of the Maven build leaves it. Null for its usual place beside this file."
  type        = string
  default     = null

  validation {
    condition     = fileexists("${coalesce(var.packages, "${path.module}/packages/target/packages")}/packages.json")
    error_message = "There is no packages.json in the folder of packages: build them first (mvn -DskipTests package), or give their folder."
  }
}

variable "code_bucket" {
  description = "Name of a bucket of this region through which packages above 50 MB reach Lambda. Null makes one when it is needed."
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of everything that can have some."
  type        = map(string)
  default     = {}
}

variable "kms_key_arn" {
  description = "Customer managed key for logs, environments, the alarms' topic and the buckets and tables made here. Its policy has to let logs.REGION.amazonaws.com, cloudwatch.amazonaws.com and budgets.amazonaws.com use it. Null for AWS's own keys."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[a-zA-Z0-9-]+$", var.kms_key_arn))
    error_message = "kms_key_arn has to be the ARN of a key (arn:…:kms:REGION:ACCOUNT:key/ID); aliases do not work in policies."
  }
}

variable "permissions_boundary" {
  description = "ARN of the policy that bounds every role made here."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary == null || can(regex("^arn:[a-z-]+:iam::([0-9]{12}|aws):policy/.+$", var.permissions_boundary))
    error_message = "permissions_boundary has to be the ARN of an IAM policy (arn:…:iam::ACCOUNT:policy/NAME)."
  }
}

variable "log_retention_days" {
  description = "How long the logs of functions and APIs are kept."
  type        = number
  default     = 365

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days has to be one that CloudWatch knows: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653."
  }
}

variable "tracing" {
  description = "Whether functions and the REST API send traces to X-Ray."
  type        = bool
  default     = true
}

variable "functions" {
  description = <<-EOT
    The functions to deploy, by name: t5, sagemaker-chat, toxicity, code-generation, openai-chat, memory-chat,
    function-calling, info. What is not here is not made. Everything of a function has a default but the model of
    sagemaker-chat and toxicity.

    - `model`: `provider:name`. `bedrock:` takes a model's id, an inference profile's id or an ARN; `sagemaker:` the name
      of an endpoint or a key of `endpoints`; `openai:` a model of `openai`. For t5 it is `embedded:t5-mini`,
      `s3://bucket/folder` or `hf:owner/name`; toxicity takes such a classifier into the function itself, as in
      `embedded:toxicity-mini`, or asks `sagemaker:ENDPOINT`. The role may ask this model and those of `aliases`, and no other.
    - `aliases`: other names that callers may use, as in `{ "gpt-4" = "bedrock:amazon.nova-lite-v1:0" }`.
    - `inference_component`: the part of a SageMaker endpoint that is asked.
    - `guardrail`: the ARN of a guardrail of Bedrock and its version.
    - `environment`: further settings of the README's table, as in `{ CODE_GENERATION_MAX_TOKENS = "4096" }`.
    - `api_key`: whether its routes of the REST API ask for a key.
    - `image_uri`: a container image instead of the zip and its layers.
    - `timeout` in seconds, `memory_size` and `ephemeral_storage` in MB, `snap_start`, `architecture`,
      `reserved_concurrency` (executions at once, which bounds what a function can cost).
  EOT
  type = map(object({
    model               = optional(string)
    aliases             = optional(map(string), {})
    inference_component = optional(string)
    guardrail = optional(object({
      arn     = string
      version = optional(string, "DRAFT")
    }))
    environment          = optional(map(string), {})
    api_key              = optional(bool)
    memory_size          = optional(number)
    timeout              = optional(number)
    ephemeral_storage    = optional(number, 512)
    architecture         = optional(string, "arm64")
    image_uri            = optional(string)
    snap_start           = optional(bool)
    reserved_concurrency = optional(number)
  }))

  validation {
    condition     = length(setsubtract(keys(var.functions), ["t5", "sagemaker-chat", "toxicity", "code-generation", "openai-chat", "memory-chat", "function-calling", "info"])) == 0
    error_message = "functions has a name that is none of t5, sagemaker-chat, toxicity, code-generation, openai-chat, memory-chat, function-calling, info."
  }

  validation {
    condition     = length(var.functions) > 0
    error_message = "functions is empty: name at least one, as in functions = { t5 = {} }."
  }

  validation {
    condition     = alltrue([for name in ["sagemaker-chat", "toxicity"] : var.functions[name].model != null if contains(keys(var.functions), name)])
    error_message = "sagemaker-chat and toxicity need a model: set model = \"sagemaker:ENDPOINT\", where ENDPOINT is an endpoint's name or a key of endpoints."
  }

  validation {
    condition     = !contains(keys(var.functions), "t5") || try(var.functions["t5"].model, null) == null || can(regex("^(embedded:[a-z0-9-]+|hf:[^/ ]+/[^/ ]+|s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[^ ]+)?)$", var.functions["t5"].model))
    error_message = "The model of t5 has to be embedded:t5-mini, s3://bucket/folder or hf:owner/name."
  }

  validation {
    condition     = !contains(keys(var.functions), "toxicity") || can(regex("^(sagemaker:.+|embedded:[a-z0-9-]+|hf:[^/ ]+/[^/ ]+|s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[^ ]+)?)$", coalesce(var.functions["toxicity"].model, "sagemaker:x")))
    error_message = "The model of toxicity has to be sagemaker:ENDPOINT, or a classifier in the function itself: embedded:toxicity-mini, s3://bucket/folder or hf:owner/name."
  }

  validation {
    condition     = !contains(keys(var.functions), "code-generation") || can(regex("^(bedrock|openai):.+$", coalesce(var.functions["code-generation"].model, "bedrock:x")))
    error_message = "The model of code-generation has to be bedrock:MODEL or openai:MODEL."
  }

  validation {
    condition = alltrue([
      for name in ["sagemaker-chat", "openai-chat", "memory-chat", "function-calling"] :
      can(regex("^(bedrock|sagemaker|openai):.+$", coalesce(var.functions[name].model, "openai:x"))) if contains(keys(var.functions), name)
    ])
    error_message = "The model of sagemaker-chat, openai-chat, memory-chat and function-calling has to be bedrock:MODEL, sagemaker:ENDPOINT or openai:MODEL."
  }

  validation {
    condition     = !contains(keys(var.functions), "info") || try(var.functions["info"].model, null) == null
    error_message = "info asks no model: leave its model out."
  }

  validation {
    condition     = alltrue(flatten([for function in values(var.functions) : [for model in values(function.aliases) : can(regex("^(bedrock|sagemaker|openai):.+$", model))]]))
    error_message = "What an alias stands for has to be provider:name with the provider bedrock, sagemaker or openai, as in bedrock:amazon.nova-lite-v1:0."
  }

  validation {
    condition     = alltrue(flatten([for function in values(var.functions) : [for alias in keys(function.aliases) : can(regex("^[^=, ]+$", alias))]]))
    error_message = "An alias is one word without commas and equals signs."
  }

  validation {
    condition     = alltrue([for function in values(var.functions) : can(regex("^arn:[a-z-]+:bedrock:[a-z0-9-]+:[0-9]{12}:guardrail/[a-z0-9]+$", function.guardrail.arn)) if function.guardrail != null])
    error_message = "guardrail.arn has to be the ARN of a guardrail (arn:…:bedrock:REGION:ACCOUNT:guardrail/ID)."
  }

  validation {
    condition     = alltrue([for function in values(var.functions) : contains(["arm64", "x86_64"], function.architecture)])
    error_message = "architecture has to be arm64 or x86_64."
  }

  validation {
    condition = alltrue([
      for name, function in var.functions : function.architecture == "arm64" || function.image_uri != null
      if name == "t5" || (name == "toxicity" && !startswith(coalesce(function.model, "sagemaker:"), "sagemaker:"))
    ])
    error_message = "PyTorch's libraries for x86_64 fit no zip: leave the architecture of t5, and of toxicity with a classifier of its own, at arm64, or give them an image_uri."
  }

  validation {
    condition     = alltrue([for name, function in var.functions : coalesce(function.timeout, 1) <= 28 if !contains(["t5", "toxicity", "code-generation"], name)])
    error_message = "A function behind the REST API has at most 28 seconds, one less than the API waits: lower its timeout."
  }

  validation {
    condition     = alltrue([for name, function in var.functions : coalesce(function.timeout, 1) <= 29 if contains(["t5", "code-generation"], name)])
    error_message = "A function behind an HTTP API has at most 29 seconds, one less than the API waits: lower its timeout."
  }

  validation {
    condition     = alltrue([for function in values(var.functions) : coalesce(function.timeout, 3) >= 3 && coalesce(function.timeout, 3) <= 900])
    error_message = "timeout has to be from 3 to 900 seconds: a function keeps one second of it to answer that time is up."
  }

  validation {
    condition     = alltrue([for function in values(var.functions) : coalesce(function.memory_size, 512) >= 512 && coalesce(function.memory_size, 512) <= 10240])
    error_message = "memory_size has to be from 512 to 10240 MB."
  }

  validation {
    condition = alltrue([
      for name, function in var.functions : coalesce(function.memory_size, 2048) >= 2048
      if name == "t5" || (name == "toxicity" && !startswith(coalesce(function.model, "sagemaker:"), "sagemaker:"))
    ])
    error_message = "t5, and toxicity with a classifier of its own, need a memory_size of 2048 MB or more: PyTorch and the weights are in memory."
  }

  validation {
    condition = alltrue(flatten([
      for function in values(var.functions) : [
        for variable in keys(function.environment) :
        !can(regex("^(AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|REGION|DEFAULT_REGION|LAMBDA_.*)|OPENAI_(API_KEY.*|BASE_URL|ORGANIZATION|PROJECT)|HF_TOKEN|ARTIFACTS|ARTIFACTS_KMS_KEY|APPS|PLUGINS|MEMORY|MEMORY_DAYS|MODEL_ALIASES|BEDROCK_GUARDRAIL(_VERSION)?|ENDPOINT_NAME|.*_ENDPOINT_NAME|(.*_)?ENDPOINT_INFERENCE_COMPONENT|[A-Z0-9_]+_MODEL|PROMPTPORT_(TERRAFORM_SETTINGS|API_.*|HTTP_STAGE|HTTP_CORS_ORIGINS))$", variable))
      ]
    ]))
    error_message = "environment has a setting that the stack makes itself, or a secret: use model, aliases, guardrail, inference_component, openai, artifacts, apps, plugins, conversations or cors_origins for it."
  }
}

variable "openai" {
  description = <<-EOT
    OpenAI, or an endpoint that speaks its protocol, for the functions whose model is `openai:…`: the ARN of the secret of
    Secrets Manager with the key (`secret_field` for a field of a JSON secret), the key that encrypts it where that is
    not AWS's own, and the address, if it is not OpenAI's.
  EOT
  type = object({
    secret_arn   = optional(string)
    secret_field = optional(string)
    kms_key_arn  = optional(string)
    base_url     = optional(string)
    organization = optional(string)
    project      = optional(string)
  })
  default = null

  validation {
    condition     = try(var.openai.secret_arn, null) == null || can(regex("^arn:[a-z-]+:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:.+$", var.openai.secret_arn))
    error_message = "openai.secret_arn has to be the ARN of a secret of Secrets Manager, never the key itself."
  }

  validation {
    condition     = try(var.openai.kms_key_arn, null) == null || can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[a-zA-Z0-9-]+$", var.openai.kms_key_arn))
    error_message = "openai.kms_key_arn has to be the ARN of the key that encrypts the secret."
  }

  validation {
    condition     = try(var.openai.base_url, null) == null || can(regex("^https?://[^@ ]+$", var.openai.base_url))
    error_message = "openai.base_url has to be a URL such as https://models.example.com/v1, without user and password."
  }

  validation {
    condition     = length(local.openai_functions) == 0 || try(var.openai.secret_arn, null) != null || try(var.openai.base_url, null) != null
    error_message = "A function asks OpenAI: set openai = { secret_arn = … } to the ARN of the secret with its key (or base_url to an endpoint that needs none), or give every function another model. openai-chat, memory-chat and function-calling ask OpenAI where they have none."
  }
}

variable "bedrock_regions" {
  description = "Where the cross-region inference profiles of a geography send requests, by the first part of their ids; a geography given here replaces the default."
  type        = map(list(string))
  default     = {}

  validation {
    condition     = alltrue(flatten([for regions in values(var.bedrock_regions) : [for region in regions : can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", region))]]))
    error_message = "bedrock_regions has something that is no region, which is written as in eu-central-1."
  }
}

variable "bedrock_profile_models" {
  description = "For application inference profiles and prompt routers, whose ids do not tell: the ARNs of the models behind them, by the profile's ARN."
  type        = map(list(string))
  default     = {}

  validation {
    condition     = alltrue(flatten([for models in values(var.bedrock_profile_models) : [for model in models : can(regex("^arn:[a-z-]+:bedrock:[a-z0-9-]*:([0-9]{12})?:[a-z-]+/.+$", model))]]))
    error_message = "bedrock_profile_models has something that is no ARN of a model of Bedrock."
  }

  validation {
    condition     = length(setsubtract(local.opaque_profiles, keys(var.bedrock_profile_models))) == 0
    error_message = "A function's model is an application inference profile or a prompt router: name the models behind it in bedrock_profile_models, so that the role may ask them."
  }
}

variable "endpoints" {
  description = <<-EOT
    SageMaker endpoints to make, by the key that functions name in `sagemaker:KEY`; the settings are those of
    modules/sagemaker-endpoint. An endpoint that exists already needs no entry here.
  EOT
  type = map(object({
    mode              = optional(string, "realtime")
    image_uri         = string
    model_data_url    = optional(string)
    environment       = optional(map(string), {})
    startup_timeout   = optional(number)
    instance_type     = optional(string)
    min_instances     = optional(number)
    max_instances     = optional(number, 1)
    network_isolation = optional(bool)
    serverless = optional(object({
      memory                  = number
      max_concurrency         = number
      provisioned_concurrency = optional(number)
    }))
  }))
  default = {}

  validation {
    condition     = alltrue([for endpoint in values(var.endpoints) : contains(["realtime", "serverless"], endpoint.mode)])
    error_message = "The functions wait for their endpoint's answer: mode has to be realtime or serverless."
  }

  validation {
    condition     = alltrue([for key in keys(var.endpoints) : can(regex("^[a-z0-9](-?[a-z0-9])*$", key)) && length("${var.name}-endpoint-${key}") <= 54])
    error_message = "The keys of endpoints have small letters, digits and single hyphens, together with name at most 44 of them."
  }
}

variable "artifacts" {
  description = <<-EOT
    Where code-generation saves its files: a bucket made here, or with `bucket` one that exists. `prefix` is a folder in
    it, `kms_key_arn` the key of an existing bucket, `days` how long files are kept (null: for good), `force_destroy` whether a bucket
    with files in it may be destroyed.
  EOT
  type = object({
    bucket        = optional(string)
    prefix        = optional(string, "")
    kms_key_arn   = optional(string)
    days          = optional(number)
    force_destroy = optional(bool, false)
  })
  default = {}

  validation {
    condition     = can(regex("^([^/]+(/[^/]+)*)?$", var.artifacts.prefix))
    error_message = "artifacts.prefix has to be a plain path such as team/code, without a slash at either end."
  }
}

variable "apps" {
  description = "Folder with apps over the built-in ones, as s3://bucket/folder, for openai-chat and memory-chat."
  type        = string
  default     = null

  validation {
    condition     = var.apps == null || can(regex("^s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[^ ]+)?$", var.apps))
    error_message = "apps has to be written s3://bucket/folder."
  }
}

variable "plugins" {
  description = "Folder with plugins over the built-in ones, as s3://bucket/folder, for function-calling."
  type        = string
  default     = null

  validation {
    condition     = var.plugins == null || can(regex("^s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[^ ]+)?$", var.plugins))
    error_message = "plugins has to be written s3://bucket/folder."
  }
}

variable "folders_kms_key_arn" {
  description = "Key that encrypts what is in the folders of apps, plugins and the model of t5, where that is not AWS's own."
  type        = string
  default     = null

  validation {
    condition     = var.folders_kms_key_arn == null || can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[a-zA-Z0-9-]+$", var.folders_kms_key_arn))
    error_message = "folders_kms_key_arn has to be the ARN of a key (arn:…:kms:REGION:ACCOUNT:key/ID)."
  }
}

variable "conversations" {
  description = "Lets memory-chat remember conversations in DynamoDB: in a table made here, or with `table` in one that exists (its key is the string conversation, its time to live expires, `kms_key_arn` its key). With `deletion_protection` the table outlives a destroy. Null: what was said before comes with the request."
  type = object({
    table               = optional(string)
    kms_key_arn         = optional(string)
    days                = optional(number, 30)
    deletion_protection = optional(bool, true)
  })
  default = null

  validation {
    condition     = try(var.conversations.table, null) == null || can(regex("^[A-Za-z0-9_.-]{3,255}$", var.conversations.table))
    error_message = "conversations.table has to be a table's name: 3 to 255 letters, digits, dots, dashes and underscores."
  }

  validation {
    condition     = var.conversations == null || try(var.conversations.days >= 1 && var.conversations.days <= 3650, false)
    error_message = "conversations.days has to be from 1 to 3650."
  }

  validation {
    condition     = var.conversations == null || contains(keys(var.functions), "memory-chat")
    error_message = "Only memory-chat remembers conversations: add it to functions, or leave conversations out."
  }
}

variable "api_keys" {
  description = "Keys of the REST API by name, and the usage plan each belongs to. API Gateway makes the keys; they are in the output api_keys."
  type        = map(string)
  default     = { default = "standard" }

  validation {
    condition     = length(setsubtract(values(var.api_keys), keys(var.usage_plans))) == 0
    error_message = "api_keys names a usage plan that is not in usage_plans."
  }

  validation {
    condition     = length(var.api_keys) > 0 || length(local.keyed_functions) == 0
    error_message = "Nobody could call the functions that ask for a key: give api_keys a name, as in { default = \"standard\" }, or set api_key = false where everybody may call."
  }
}

variable "usage_plans" {
  description = "What the holders of a key may do: requests a second, and all in all a DAY, WEEK or MONTH."
  type = map(object({
    burst        = optional(number, 5)
    rate         = optional(number, 10)
    quota_limit  = optional(number, 500)
    quota_period = optional(string, "DAY")
  }))
  default = { standard = {} }

  validation {
    condition     = alltrue([for plan in values(var.usage_plans) : contains(["DAY", "WEEK", "MONTH"], plan.quota_period)])
    error_message = "quota_period has to be DAY, WEEK or MONTH."
  }
}

variable "throttle" {
  description = "Requests that each API takes at once (burst) and a second (rate), from all callers together; more get 429."
  type = object({
    burst = optional(number, 20)
    rate  = optional(number, 20)
  })
  default = {}

  validation {
    condition     = var.throttle.burst >= 1 && var.throttle.rate >= 1
    error_message = "throttle.burst and throttle.rate have to be 1 or more: 0 refuses everything."
  }
}

variable "stages" {
  description = "Names of the stages, which are the first part of every path: of the REST API and of the HTTP APIs of t5 and code-generation. The defaults are those of the systems replaced."
  type = object({
    rest            = optional(string, "v1")
    t5              = optional(string, "default")
    code_generation = optional(string, "dev")
  })
  default = {}

  validation {
    condition     = alltrue([for stage in values(var.stages) : can(regex("^[a-zA-Z0-9_-]{1,128}$", stage))])
    error_message = "The name of a stage has 1 to 128 letters, digits, hyphens and underscores."
  }
}

variable "domains" {
  description = <<-EOT
    Domain names, by what they lead to: `rest`, `t5` and `code-generation` (the APIs), `site`. A certificate is of this
    region, for `site` of us-east-1; `zone_id` is the hosted zone of Route 53 that gets the record (null: none is made).
  EOT
  type = map(object({
    name            = string
    certificate_arn = string
    zone_id         = optional(string)
  }))
  default = {}

  validation {
    condition     = length(setsubtract(keys(var.domains), ["rest", "t5", "code-generation", "site"])) == 0
    error_message = "domains has a key that is none of rest, t5, code-generation, site. A function URL takes no domain."
  }

  validation {
    condition     = alltrue([for domain in values(var.domains) : can(regex("^arn:[a-z-]+:acm:[a-z0-9-]+:[0-9]{12}:certificate/.+$", domain.certificate_arn))])
    error_message = "certificate_arn has to be the ARN of a certificate of ACM."
  }
}

variable "cors_origins" {
  description = "Origins whose pages may call the APIs and the function URL, as in https://chat.example.com; [\"*\"] for every page. A site made here with a domain is one of them without being named."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for origin in var.cors_origins : origin == "*" || can(regex("^https?://[^/* ]+$", origin))])
    error_message = "An origin is written as in https://chat.example.com, without a slash at the end, or * for all."
  }

  validation {
    condition     = !contains(var.cors_origins, "*") || length(var.cors_origins) == 1
    error_message = "* stands for every origin: leave the others out."
  }
}

variable "function_url" {
  description = <<-EOT
    Who may call the function URL of toxicity: `callers` are ARNs of roles and users, of whichever account. `authorization`
    NONE opens it to everybody and wants `allow_public` besides.
  EOT
  type = object({
    authorization = optional(string, "AWS_IAM")
    allow_public  = optional(bool, false)
    callers       = optional(list(string), [])
  })
  default = {}
}

variable "waf" {
  description = "Web ACL (WAFv2, regional) in front of the REST API; HTTP APIs and function URLs take none."
  type        = object({ acl_arn = string })
  default     = null
}

variable "manage_account_logging" {
  description = "Whether to give API Gateway the role that it writes the logs of this account's REST APIs with. An account and region has one: set this where `aws apigateway get-account` shows no cloudwatchRoleArn, in one configuration only. Destroying takes it away again."
  type        = bool
  default     = false
}

variable "site" {
  description = "Puts the static files of `folder` on S3 and CloudFront, as a page that may call the APIs made here and nothing else. Null for none."
  type = object({
    folder        = string
    kms_key_arn   = optional(string)
    price_class   = optional(string, "PriceClass_100")
    force_destroy = optional(bool, false)
  })
  default = null
}

variable "alarms" {
  description = <<-EOT
    Alarms on each function's errors, throttles and duration and on the APIs. They go to `topic_arn`, or to a topic made
    here that `emails` are subscribed to (each confirms by a link in a mail). Null for no alarms.
  EOT
  type = object({
    topic_arn = optional(string)
    emails    = optional(list(string), [])
  })
  default = {}

  validation {
    condition     = try(var.alarms.topic_arn, null) == null || can(regex("^arn:[a-z-]+:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+$", var.alarms.topic_arn))
    error_message = "alarms.topic_arn has to be the ARN of a topic (arn:…:sns:REGION:ACCOUNT:NAME)."
  }

  validation {
    condition     = try(var.alarms.topic_arn, null) == null || try(length(var.alarms.emails), 0) == 0
    error_message = "emails are subscribed to a topic made here only: subscribe them to your topic yourself, or leave topic_arn out."
  }
}

variable "budget" {
  description = <<-EOT
    Tells when a month's costs pass `percent` of `usd`, and when they are forecast to pass all of it: `emails`, and the
    alarms' topic if one is made here. Costs are the account's, or those with `tag` (a cost allocation tag, switched on in
    Billing). A budget stops nothing. Null for none.
  EOT
  type = object({
    usd     = number
    percent = optional(number, 80)
    emails  = optional(list(string), [])
    tag     = optional(object({ key = string, value = string }))
  })
  default = null

  validation {
    condition     = var.budget == null || try(var.budget.usd > 0 && var.budget.percent > 0 && var.budget.percent <= 100, false)
    error_message = "budget.usd has to be above 0 and budget.percent from 1 to 100."
  }

  validation {
    condition     = var.budget == null || try(length(var.budget.emails), 0) > 0 || (var.alarms != null && try(var.alarms.topic_arn, null) == null)
    error_message = "Nobody would hear of the budget: give budget.emails an address, or let the alarms have a topic of their own."
  }
}

variable "moto" {
  description = "Whether all of it is made on moto, as in examples/local-moto, which cannot import a mock integration without an address."
  type        = bool
  default     = false
  nullable    = false
}
