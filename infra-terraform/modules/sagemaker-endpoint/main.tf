data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.region
  account   = data.aws_caller_identity.current.account_id

  variant           = "all"
  folder            = endswith(coalesce(var.model_data_url, "-"), "/")
  network_isolation = coalesce(var.network_isolation, var.mode != "serverless")
  min_instances     = coalesce(var.min_instances, var.mode == "async" ? 0 : 1)

  # Instances with disks of their own encrypt them themselves and refuse a key.
  own_disks  = can(regex("^ml\\.(g[4-9]|gr[0-9]|p3dn|p[4-9]|trn|[cmr][0-9]+[a-z]*d[a-z]*\\.)", coalesce(var.instance_type, "-")))
  volume_key = var.mode == "serverless" || local.own_disks ? null : var.kms_key_arn

  # Neither a model nor a configuration can be changed: what replaces one has another name, and is
  # there before the old one goes.
  model_name = "${var.name}-${substr(sha256(jsonencode([
    var.image_uri, var.model_data_url, var.environment, local.network_isolation, var.vpc,
  ])), 0, 8)}"
  configuration_name = "${var.name}-${substr(sha256(jsonencode([
    local.model_name, var.mode, var.instance_type, local.min_instances, var.startup_timeout,
    var.serverless, var.async, var.kms_key_arn,
  ])), 0, 8)}"
}

resource "aws_cloudwatch_log_group" "this" {
  #checkov:skip=CKV_AWS_158:The caller chooses the key; without one CloudWatch Logs encrypts with its own.
  #checkov:skip=CKV_AWS_338:The caller chooses how long logs are kept; what containers say of prompts is not to stay a year.
  name              = "/aws/sagemaker/Endpoints/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
  tags              = var.tags
}

resource "aws_sagemaker_model" "this" {
  name                     = local.model_name
  execution_role_arn       = aws_iam_role.this.arn
  enable_network_isolation = local.network_isolation
  tags                     = var.tags

  primary_container {
    image          = var.image_uri
    model_data_url = local.folder ? null : var.model_data_url
    environment    = var.environment

    dynamic "model_data_source" {
      for_each = local.folder ? [var.model_data_url] : []

      content {
        s3_data_source {
          s3_uri           = model_data_source.value
          s3_data_type     = "S3Prefix"
          compression_type = "None"
        }
      }
    }
  }

  dynamic "vpc_config" {
    for_each = var.vpc[*]

    content {
      subnets            = vpc_config.value.subnet_ids
      security_group_ids = vpc_config.value.security_group_ids
    }
  }

  lifecycle {
    create_before_destroy = true
  }

  # SageMaker looks for the files with this role when the model is made.
  depends_on = [aws_iam_role_policy.this]
}

# There is no data_capture_config: prompts and answers are not kept.
resource "aws_sagemaker_endpoint_configuration" "this" {
  #checkov:skip=CKV_AWS_98:The caller chooses the key; serverless endpoints and instances with disks of their own take none.
  name        = local.configuration_name
  kms_key_arn = local.volume_key
  tags        = var.tags

  production_variants {
    variant_name           = local.variant
    model_name             = aws_sagemaker_model.this.name
    instance_type          = var.instance_type
    initial_instance_count = var.mode == "serverless" ? null : max(1, local.min_instances)
    initial_variant_weight = 1

    container_startup_health_check_timeout_in_seconds = var.startup_timeout
    model_data_download_timeout_in_seconds            = var.startup_timeout

    dynamic "serverless_config" {
      for_each = var.serverless[*]

      content {
        memory_size_in_mb       = serverless_config.value.memory
        max_concurrency         = serverless_config.value.max_concurrency
        provisioned_concurrency = serverless_config.value.provisioned_concurrency
      }
    }
  }

  dynamic "async_inference_config" {
    for_each = var.async[*]

    content {
      output_config {
        s3_output_path  = async_inference_config.value.output_path
        s3_failure_path = async_inference_config.value.failure_path
        kms_key_id      = var.kms_key_arn

        dynamic "notification_config" {
          for_each = length(local.topics) > 0 ? [async_inference_config.value] : []

          content {
            success_topic = notification_config.value.success_topic_arn
            error_topic   = notification_config.value.error_topic_arn
          }
        }
      }

      dynamic "client_config" {
        for_each = async_inference_config.value.max_concurrency[*]

        content {
          max_concurrent_invocations_per_instance = client_config.value
        }
      }
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_sagemaker_endpoint" "this" {
  name                 = var.name
  endpoint_config_name = aws_sagemaker_endpoint_configuration.this.name
  tags                 = var.tags

  # SageMaker makes a log group that nothing expires when it finds none.
  depends_on = [aws_cloudwatch_log_group.this]
}
