mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }

  mock_data "aws_partition" {
    defaults = {
      partition  = "aws"
      dns_suffix = "amazonaws.com"
    }
  }

  mock_data "aws_region" {
    defaults = { region = "eu-west-1" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/model-endpoint" }
  }

  mock_resource "aws_sagemaker_endpoint" {
    defaults = { arn = "arn:aws:sagemaker:eu-west-1:123456789012:endpoint/toxicity" }
  }
}

variables {
  name           = "toxicity"
  mode           = "serverless"
  image_uri      = "141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3"
  model_data_url = "s3://models/toxicity/model.tar.gz"
  serverless     = { memory = 2048, max_concurrency = 5 }
}

run "is_memory_and_concurrency_without_instances" {
  command = plan

  assert {
    condition = (aws_sagemaker_endpoint_configuration.this.production_variants[0].serverless_config[0].memory_size_in_mb == 2048
      && aws_sagemaker_endpoint_configuration.this.production_variants[0].serverless_config[0].max_concurrency == 5
      && aws_sagemaker_endpoint_configuration.this.production_variants[0].serverless_config[0].provisioned_concurrency == null
      && aws_sagemaker_endpoint_configuration.this.production_variants[0].instance_type == null
    && aws_sagemaker_endpoint_configuration.this.production_variants[0].initial_instance_count == null)
    error_message = "a serverless endpoint has memory and concurrency alone"
  }

  assert {
    condition     = !aws_sagemaker_model.this.enable_network_isolation
    error_message = "SageMaker refuses isolation of serverless endpoints"
  }

  assert {
    condition     = length(aws_appautoscaling_target.this) == 0
    error_message = "nothing scales that has no instances"
  }
}

run "keeps_some_warm_when_asked" {
  command = plan

  variables {
    serverless = { memory = 2048, max_concurrency = 5, provisioned_concurrency = 2 }
  }

  assert {
    condition     = aws_sagemaker_endpoint_configuration.this.production_variants[0].serverless_config[0].provisioned_concurrency == 2
    error_message = "two have to be kept warm"
  }
}

run "encrypts_its_logs_alone_with_the_key" {
  command = plan

  variables {
    kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/own"
  }

  assert {
    condition     = aws_cloudwatch_log_group.this.kms_key_id == var.kms_key_arn && aws_sagemaker_endpoint_configuration.this.kms_key_arn == null
    error_message = "there is no storage to encrypt"
  }
}

run "is_asked_as_any_endpoint" {
  assert {
    condition     = output.invoke_statement.Action == tolist(["sagemaker:InvokeEndpoint"])
    error_message = "a function has to be let ask it"
  }
}
