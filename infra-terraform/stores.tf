# Where functions keep and find things, as their settings say it and as their roles may.
locals {
  makes_artifacts_bucket = contains(keys(var.functions), "code-generation") && var.artifacts.bucket == null
  makes_table            = var.conversations != null && try(var.conversations.table, null) == null

  artifacts_key    = local.makes_artifacts_bucket ? var.kms_key_arn : var.artifacts.kms_key_arn
  artifacts_folder = var.artifacts.prefix == "" ? "" : "${var.artifacts.prefix}/"
  artifacts = local.makes_artifacts_bucket ? {
    location    = module.artifacts_bucket[0].location
    object_arns = module.artifacts_bucket[0].object_arns
    } : {
    location = join("/", compact(["s3:/", var.artifacts.bucket, var.artifacts.prefix]))
    object_arns = [
      for folder in ["code_output", "claims"] :
      "arn:${local.partition}:s3:::${coalesce(var.artifacts.bucket, "-")}/${local.artifacts_folder}${folder}/*"
    ]
  }

  table     = local.makes_table ? module.conversations_table[0].name : try(var.conversations.table, null)
  table_key = local.makes_table ? var.kms_key_arn : try(var.conversations.kms_key_arn, null)

  # Folders of a bucket that are listed and read, by the setting that names them.
  folders = {
    for name, function in var.functions : name => {
      for setting, location in {
        T5_MODEL         = name == "t5" ? function.model : null
        CLASSIFIER_MODEL = name == "toxicity" ? function.model : null
        APPS             = contains(["openai-chat", "memory-chat"], name) ? var.apps : null
        PLUGINS          = name == "function-calling" ? var.plugins : null
        } : setting => {
        bucket = split("/", location)[2]
        prefix = join("/", compact(slice(split("/", location), 3, length(split("/", location)))))
      } if startswith(coalesce(location, "-"), "s3://")
    }
  }

  store_environments = {
    for name in keys(var.functions) : name => merge(
      name == "code-generation" ? { ARTIFACTS = local.artifacts.location } : {},
      name == "code-generation" && local.artifacts_key != null ? { ARTIFACTS_KMS_KEY = local.artifacts_key } : {},
      name == "memory-chat" && var.conversations != null ? {
        MEMORY      = "dynamodb:${local.table}"
        MEMORY_DAYS = tostring(var.conversations.days)
      } : {},
      contains(["openai-chat", "memory-chat"], name) && var.apps != null ? { APPS = var.apps } : {},
      name == "function-calling" && var.plugins != null ? { PLUGINS = var.plugins } : {},
    )
  }

  store_statements = {
    for name in keys(var.functions) : name => concat(
      [for statement in local.artifacts_statements : statement if name == "code-generation"],
      local.folder_statements[name],
      [for statement in local.conversations_statements : statement if name == "memory-chat"],
    )
  }

  artifacts_statements = concat(
    [{
      Sid      = "KeepArtifacts"
      Effect   = "Allow"
      Action   = ["s3:PutObject", "s3:GetObject"]
      Resource = local.artifacts.object_arns
    }],
    [for key in local.artifacts_key[*] : {
      Sid       = "EncryptArtifacts"
      Effect    = "Allow"
      Action    = ["kms:GenerateDataKey", "kms:Decrypt"]
      Resource  = key
      Condition = { StringEquals = { "kms:ViaService" = "s3.${local.region}.${local.dns_suffix}" } }
    }],
  )

  folder_statements = {
    for name, folders in local.folders : name => concat(
      [for folder in values(folders) : {
        Effect    = "Allow"
        Action    = "s3:ListBucket"
        Resource  = "arn:${local.partition}:s3:::${folder.bucket}"
        Condition = { StringEquals = { "s3:prefix" = folder.prefix == "" ? "" : "${folder.prefix}/" } }
      }],
      [for folder in values(folders) : {
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = "arn:${local.partition}:s3:::${join("/", compact([folder.bucket, folder.prefix, "*"]))}"
      }],
      [for key in length(folders) == 0 ? [] : var.folders_kms_key_arn[*] : {
        Sid       = "DecryptFolders"
        Effect    = "Allow"
        Action    = "kms:Decrypt"
        Resource  = key
        Condition = { StringEquals = { "kms:ViaService" = "s3.${local.region}.${local.dns_suffix}" } }
      }],
    )
  }

  conversations_statements = concat(
    [for table in local.table[*] : {
      Sid      = "KeepConversations"
      Effect   = "Allow"
      Action   = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"]
      Resource = "arn:${local.partition}:dynamodb:${local.region}:${local.account}:table/${table}"
    }],
    [for key in local.table == null ? [] : local.table_key[*] : {
      Sid       = "DecryptConversations"
      Effect    = "Allow"
      Action    = "kms:Decrypt"
      Resource  = key
      Condition = { StringEquals = { "kms:ViaService" = "dynamodb.${local.region}.${local.dns_suffix}" } }
    }],
  )
}

module "artifacts_bucket" {
  source = "./modules/artifacts-bucket"
  count  = local.makes_artifacts_bucket ? 1 : 0

  name           = "${var.name}-artifacts-${local.account}"
  prefix         = var.artifacts.prefix
  kms_key_arn    = var.kms_key_arn
  artifacts_days = var.artifacts.days
  force_destroy  = var.artifacts.force_destroy
  tags           = var.tags
}

module "conversations_table" {
  source = "./modules/conversations-table"
  count  = local.makes_table ? 1 : 0

  name                = "${var.name}-conversations"
  kms_key_arn         = var.kms_key_arn
  deletion_protection = var.conversations.deletion_protection
  tags                = var.tags
}

module "endpoint" {
  source   = "./modules/sagemaker-endpoint"
  for_each = var.endpoints

  # Not the name of a function: their alarms would be called the same.
  name                 = "${var.name}-endpoint-${each.key}"
  mode                 = each.value.mode
  image_uri            = each.value.image_uri
  model_data_url       = each.value.model_data_url
  environment          = each.value.environment
  startup_timeout      = each.value.startup_timeout
  instance_type        = each.value.instance_type
  min_instances        = each.value.min_instances
  max_instances        = each.value.max_instances
  serverless           = each.value.serverless
  network_isolation    = each.value.network_isolation
  kms_key_arn          = var.kms_key_arn
  permissions_boundary = var.permissions_boundary
  log_retention_days   = var.log_retention_days
  alarms               = local.alarms
  tags                 = var.tags
}
