variable "name" {
  description = "Name of the endpoint; what belongs to it is named after it."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9](-?[a-z0-9])*$", var.name)) && length(var.name) <= 54
    error_message = "name has to be at most 54 small letters, digits and single hyphens: AWS adds to it and writes it small in ARNs."
  }
}

variable "mode" {
  description = "How the endpoint runs: `realtime` (instances that wait), `serverless` (memory by the millisecond, no GPU) or `async` (a queue, and no instance while it is empty)."
  type        = string
  default     = "realtime"
  nullable    = false

  validation {
    condition     = contains(["realtime", "serverless", "async"], var.mode)
    error_message = "mode has to be realtime, serverless or async."
  }
}

variable "image_uri" {
  description = "Image of the inference container in ECR, with its tag or digest."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.[a-z0-9.-]+/[a-z0-9._/-]+(:[A-Za-z0-9._-]+|@sha256:[0-9a-f]{64})$", var.image_uri))
    error_message = "image_uri has to be an image in ECR with its tag or digest, as in 123456789012.dkr.ecr.eu-west-1.amazonaws.com/model:1."
  }
}

variable "model_data_url" {
  description = "The model's files in S3: one archive (`s3://bucket/model.tar.gz`), or a folder of unpacked files (`s3://bucket/model/`, not for serverless). Null when the image has them."
  type        = string
  default     = null

  validation {
    condition     = var.model_data_url == null || can(regex("^s3://[a-z0-9.-]{3,63}/.*[^/](\\.tar\\.gz|/)$", var.model_data_url))
    error_message = "model_data_url has to be an archive, s3://bucket/key.tar.gz, or a folder, s3://bucket/prefix/."
  }

  validation {
    condition     = var.mode != "serverless" || !endswith(coalesce(var.model_data_url, "-"), "/")
    error_message = "A serverless endpoint takes no folder: let model_data_url name a .tar.gz archive."
  }
}

variable "model_data_kms_key_arn" {
  description = "Key that the model's files are encrypted with, when it is one of yours."
  type        = string
  default     = null

  validation {
    condition     = var.model_data_kms_key_arn == null || can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/", var.model_data_kms_key_arn))
    error_message = "model_data_kms_key_arn has to be the ARN of a key (arn:…:key/…), not of an alias."
  }
}

variable "environment" {
  description = "Environment of the container. Not for secrets: whoever may describe the model reads it."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "startup_timeout" {
  description = "Seconds for fetching the model's files, and again for the container to become healthy; AWS' own when null."
  type        = number
  default     = null

  validation {
    condition     = var.startup_timeout == null || try(var.startup_timeout >= 60 && var.startup_timeout <= 3600, false)
    error_message = "startup_timeout has to be 60 to 3600 seconds."
  }

  validation {
    condition     = var.startup_timeout == null || var.mode != "serverless"
    error_message = "A serverless endpoint starts within AWS' own time: leave startup_timeout out."
  }
}

variable "instance_type" {
  description = "Type of the instances, as in `ml.g5.2xlarge`; not for serverless."
  type        = string
  default     = null

  validation {
    condition     = var.instance_type == null || can(regex("^ml\\.[a-z0-9-]+\\.[a-z0-9-]+$", var.instance_type))
    error_message = "instance_type has to be one of SageMaker's, as in ml.g5.2xlarge."
  }

  validation {
    condition     = (var.instance_type == null) == (var.mode == "serverless")
    error_message = "instance_type is needed with realtime and async, and has to be left out with serverless."
  }
}

variable "min_instances" {
  description = "Fewest instances; 1 when null, and with async 0."
  type        = number
  default     = null

  validation {
    condition     = var.min_instances == null || var.mode == "serverless" || try(var.min_instances >= (var.mode == "async" ? 0 : 1), false)
    error_message = "min_instances has to be 1 or more; only async may have 0."
  }
}

variable "max_instances" {
  description = "Most instances. More than the fewest of them come and go with the load."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.max_instances >= max(1, coalesce(var.min_instances, 1))
    error_message = "max_instances has to be 1 or more, and not below min_instances."
  }
}

variable "target_load" {
  description = "What each instance is to bear: calls a minute with realtime (60 when null), waiting requests with async (5 when null)."
  type        = number
  default     = null

  validation {
    condition     = var.target_load == null || try(var.target_load > 0, false)
    error_message = "target_load has to be above 0."
  }
}

variable "serverless" {
  description = "Memory (MB) and most concurrent calls of a serverless endpoint, and how many of them are kept warm."
  type = object({
    memory                  = number
    max_concurrency         = number
    provisioned_concurrency = optional(number)
  })
  default = null

  validation {
    condition     = (var.serverless != null) == (var.mode == "serverless")
    error_message = "serverless has to be given with the mode serverless, and with no other."
  }

  validation {
    condition     = var.serverless == null || try(contains([1024, 2048, 3072, 4096, 5120, 6144], var.serverless.memory), false)
    error_message = "serverless.memory has to be 1024, 2048, 3072, 4096, 5120 or 6144 MB."
  }

  validation {
    condition = (var.serverless == null
    || try(var.serverless.max_concurrency >= 1 && var.serverless.max_concurrency <= 200, false))
    error_message = "serverless.max_concurrency has to be 1 to 200."
  }

  validation {
    condition = (try(var.serverless.provisioned_concurrency, null) == null
    || try(var.serverless.provisioned_concurrency >= 1 && var.serverless.provisioned_concurrency <= var.serverless.max_concurrency, false))
    error_message = "serverless.provisioned_concurrency has to be 1 to max_concurrency."
  }
}

variable "async" {
  description = "Folders in S3 that an async endpoint reads requests from and writes answers and failures to, topics that hear of them, and most calls of an instance at once."
  type = object({
    input_path        = string
    output_path       = string
    failure_path      = optional(string)
    success_topic_arn = optional(string)
    error_topic_arn   = optional(string)
    max_concurrency   = optional(number)
  })
  default = null

  validation {
    condition     = (var.async != null) == (var.mode == "async")
    error_message = "async has to be given with the mode async, and with no other."
  }

  validation {
    condition = var.async == null || alltrue([
      for path in [try(var.async.input_path, ""), try(var.async.output_path, ""), try(coalesce(var.async.failure_path, "s3://none/none"), "")] :
      can(regex("^s3://[a-z0-9.-]{3,63}/.*[^/]$", path))
    ])
    error_message = "async.input_path, output_path and failure_path have to be folders, s3://bucket/prefix, without a '/' at the end."
  }

  validation {
    condition     = try(var.async.max_concurrency, null) == null || try(var.async.max_concurrency >= 1 && var.async.max_concurrency <= 1000, false)
    error_message = "async.max_concurrency has to be 1 to 1000."
  }
}

variable "streaming" {
  description = "Whether callers may take answers as streams; what `invoke_statement` allows follows."
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = !var.streaming || var.mode == "realtime"
    error_message = "Only a realtime endpoint streams: leave streaming out."
  }
}

variable "network_isolation" {
  description = "Whether the container reaches no network at all; true when null, and false with serverless, which has none. A container that fetches its model from the internet needs false."
  type        = bool
  default     = null

  validation {
    condition     = var.mode != "serverless" || !coalesce(var.network_isolation, false)
    error_message = "A serverless endpoint has no network isolation: leave network_isolation out."
  }
}

variable "vpc" {
  description = "Ids of the subnets and security groups of the instances; the model's files then come through the VPC, which needs a way to S3."
  type = object({
    subnet_ids         = list(string)
    security_group_ids = list(string)
  })
  default = null

  validation {
    condition     = var.vpc == null || var.mode != "serverless"
    error_message = "A serverless endpoint is in no VPC: leave vpc out."
  }

  validation {
    condition     = var.vpc == null || try(length(var.vpc.subnet_ids) > 0 && length(var.vpc.security_group_ids) > 0, false)
    error_message = "vpc needs a subnet and a security group at least."
  }
}

variable "kms_key_arn" {
  description = "Key of the instances' storage, of the log group and of what async writes; AWS' own when null. Its policy has to let CloudWatch Logs and the endpoint's role use it."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "kms_key_arn has to be the ARN of a key (arn:…:key/…), not of an alias."
  }
}

variable "permissions_boundary" {
  description = "ARN of the policy that bounds the endpoint's role."
  type        = string
  default     = null
}

variable "log_retention_days" {
  description = "Days that the container's logs are kept."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days has to be one of the days that CloudWatch Logs knows, as 30, 90 or 365."
  }
}

variable "alarms" {
  description = "Topic that hears when the model fails (`errors` answers of 5xx in five minutes) or is slow (p99 above `latency` seconds)."
  type = object({
    topic_arn = string
    errors    = optional(number, 1)
    latency   = optional(number, 20)
  })
  default = null

  validation {
    condition     = var.alarms == null || try(var.alarms.errors >= 1 && var.alarms.latency > 0, false)
    error_message = "alarms.errors has to be 1 or more and alarms.latency above 0 seconds."
  }
}

variable "tags" {
  description = "Tags of everything here that takes tags."
  type        = map(string)
  default     = {}
  nullable    = false
}
