mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }

  mock_data "aws_partition" {
    defaults = {
      partition  = "aws-cn"
      dns_suffix = "amazonaws.com.cn"
    }
  }

  mock_data "aws_region" {
    defaults = { region = "cn-north-1" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws-cn:iam::123456789012:role/mistral-endpoint" }
  }

  mock_resource "aws_sagemaker_endpoint" {
    defaults = { arn = "arn:aws-cn:sagemaker:cn-north-1:123456789012:endpoint/mistral" }
  }
}

variables {
  name           = "mistral"
  image_uri      = "727897471807.dkr.ecr.cn-north-1.amazonaws.com.cn/djl-inference:0.30.0-lmi12.0.0-cu124"
  model_data_url = "s3://models/mistral/model.tar.gz"
  instance_type  = "ml.g5.2xlarge"
}

run "is_one_instance_that_reaches_no_network_and_keeps_no_prompts" {
  command = plan

  assert {
    condition = (aws_sagemaker_endpoint_configuration.this.production_variants[0].instance_type == "ml.g5.2xlarge"
    && aws_sagemaker_endpoint_configuration.this.production_variants[0].initial_instance_count == 1)
    error_message = "one instance of the type has to be started"
  }

  assert {
    condition     = aws_sagemaker_model.this.enable_network_isolation
    error_message = "the container has to be isolated"
  }

  assert {
    condition     = length(aws_sagemaker_endpoint_configuration.this.data_capture_config) == 0
    error_message = "nothing may be captured"
  }

  assert {
    condition = (length(aws_sagemaker_endpoint_configuration.this.async_inference_config) == 0
      && length(aws_sagemaker_endpoint_configuration.this.production_variants[0].serverless_config) == 0
    && length(aws_appautoscaling_target.this) == 0)
    error_message = "nothing of the other modes and no scaling was asked for"
  }

  assert {
    condition = (aws_cloudwatch_log_group.this.name == "/aws/sagemaker/Endpoints/mistral"
    && aws_cloudwatch_log_group.this.retention_in_days == 30)
    error_message = "the container's logs have to go to a group that expires them"
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.this) == 0
    error_message = "no alarm was asked for"
  }
}

run "is_trusted_by_sagemaker_of_this_account_only" {
  command = plan

  assert {
    condition = jsondecode(aws_iam_role.this.assume_role_policy) == jsondecode(<<-JSON
      {
        "Version": "2012-10-17",
        "Statement": [{
          "Effect": "Allow",
          "Action": "sts:AssumeRole",
          "Principal": {"Service": "sagemaker.amazonaws.com"},
          "Condition": {"StringEquals": {"aws:SourceAccount": "123456789012"}}
        }]
      }
    JSON
    )
    error_message = "unexpected trust: ${aws_iam_role.this.assume_role_policy}"
  }
}

run "may_fetch_its_image_and_its_model_and_write_logs_and_metrics" {
  command = plan

  assert {
    condition = jsondecode(aws_iam_role_policy.this.policy) == jsondecode(<<-JSON
      {
        "Version": "2012-10-17",
        "Statement": [
          {"Sid": "LogInToRegistry", "Effect": "Allow", "Action": "ecr:GetAuthorizationToken", "Resource": "*"},
          {
            "Sid": "PullImage",
            "Effect": "Allow",
            "Action": ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            "Resource": "arn:aws-cn:ecr:cn-north-1:727897471807:repository/djl-inference"
          },
          {
            "Sid": "WriteLogs",
            "Effect": "Allow",
            "Action": ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
            "Resource": "arn:aws-cn:logs:cn-north-1:123456789012:log-group:/aws/sagemaker/Endpoints/mistral:*"
          },
          {
            "Sid": "PutMetrics",
            "Effect": "Allow",
            "Action": "cloudwatch:PutMetricData",
            "Resource": "*",
            "Condition": {"StringEquals": {"cloudwatch:namespace": ["AWS/SageMaker", "/aws/sagemaker/Endpoints"]}}
          },
          {
            "Sid": "ReadModel",
            "Effect": "Allow",
            "Action": "s3:GetObject",
            "Resource": "arn:aws-cn:s3:::models/mistral/model.tar.gz"
          }
        ]
      }
    JSON
    )
    error_message = "unexpected policy: ${aws_iam_role_policy.this.policy}"
  }
}

run "reads_a_folder_of_unpacked_files" {
  command = plan

  variables {
    model_data_url = "s3://models/mistral/v0.2/"
  }

  assert {
    condition = (aws_sagemaker_model.this.primary_container[0].model_data_url == null
      && aws_sagemaker_model.this.primary_container[0].model_data_source[0].s3_data_source[0].s3_uri == "s3://models/mistral/v0.2/"
      && aws_sagemaker_model.this.primary_container[0].model_data_source[0].s3_data_source[0].s3_data_type == "S3Prefix"
    && aws_sagemaker_model.this.primary_container[0].model_data_source[0].s3_data_source[0].compression_type == "None")
    error_message = "a folder has to be given as one"
  }

  assert {
    condition = [
      for s in jsondecode(aws_iam_role_policy.this.policy).Statement : s if endswith(s.Sid, "Model")
      ] == jsondecode(<<-JSON
      [
        {"Sid": "ReadModel", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws-cn:s3:::models/mistral/v0.2/*"},
        {
          "Sid": "ListModel",
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws-cn:s3:::models",
          "Condition": {"StringLike": {"s3:prefix": "mistral/v0.2/*"}}
        }
      ]
    JSON
    )
    error_message = "unexpected policy: ${aws_iam_role_policy.this.policy}"
  }
}

run "uses_the_keys_given_where_each_is_taken" {
  command = plan

  variables {
    instance_type          = "ml.m5.2xlarge"
    kms_key_arn            = "arn:aws-cn:kms:cn-north-1:123456789012:key/own"
    model_data_kms_key_arn = "arn:aws-cn:kms:cn-north-1:123456789012:key/models"
  }

  assert {
    condition = (aws_sagemaker_endpoint_configuration.this.kms_key_arn == var.kms_key_arn
    && aws_cloudwatch_log_group.this.kms_key_id == var.kms_key_arn)
    error_message = "the storage and the logs have to be encrypted with the key"
  }

  assert {
    condition = [
      for s in jsondecode(aws_iam_role_policy.this.policy).Statement : s if contains(["DecryptModel", "EncryptStorage"], s.Sid)
      ] == jsondecode(<<-JSON
      [
        {
          "Sid": "DecryptModel",
          "Effect": "Allow",
          "Action": "kms:Decrypt",
          "Resource": "arn:aws-cn:kms:cn-north-1:123456789012:key/models",
          "Condition": {"StringEquals": {"kms:ViaService": "s3.cn-north-1.amazonaws.com.cn"}}
        },
        {
          "Sid": "EncryptStorage",
          "Effect": "Allow",
          "Action": "kms:CreateGrant",
          "Resource": "arn:aws-cn:kms:cn-north-1:123456789012:key/own",
          "Condition": {"Bool": {"kms:GrantIsForAWSResource": "true"}}
        }
      ]
    JSON
    )
    error_message = "unexpected policy: ${aws_iam_role_policy.this.policy}"
  }
}

run "gives_no_key_to_instances_with_disks_of_their_own" {
  command = plan

  variables {
    kms_key_arn = "arn:aws-cn:kms:cn-north-1:123456789012:key/own"
  }

  assert {
    condition     = aws_sagemaker_endpoint_configuration.this.kms_key_arn == null
    error_message = "SageMaker refuses a key for ml.g5"
  }

  assert {
    condition     = !strcontains(aws_iam_role_policy.this.policy, "kms:")
    error_message = "a role needs no key that nothing uses"
  }
}

run "comes_and_goes_with_the_load_between_two_bounds" {
  command = plan

  variables {
    min_instances = 1
    max_instances = 4
    target_load   = 30
  }

  assert {
    condition = (aws_appautoscaling_target.this[0].min_capacity == 1
      && aws_appautoscaling_target.this[0].max_capacity == 4
    && aws_appautoscaling_target.this[0].resource_id == "endpoint/mistral/variant/all")
    error_message = "the instances have to stay between the bounds"
  }

  assert {
    condition = (aws_appautoscaling_policy.load[0].target_tracking_scaling_policy_configuration[0].target_value == 30
    && aws_appautoscaling_policy.load[0].target_tracking_scaling_policy_configuration[0].predefined_metric_specification[0].predefined_metric_type == "SageMakerVariantInvocationsPerInstance")
    error_message = "the calls of an instance have to be tracked"
  }

  assert {
    condition     = length(aws_appautoscaling_policy.from_zero) == 0
    error_message = "there is no zero to come from"
  }
}

run "joins_a_network_and_may_use_its_interfaces_only" {
  command = plan

  variables {
    vpc = { subnet_ids = ["subnet-1", "subnet-2"], security_group_ids = ["sg-1"] }
  }

  assert {
    condition = (aws_sagemaker_model.this.vpc_config[0].subnets == toset(["subnet-1", "subnet-2"])
    && aws_sagemaker_model.this.vpc_config[0].security_group_ids == toset(["sg-1"]))
    error_message = "the container has to be in the subnets"
  }

  assert {
    condition = slice(jsondecode(aws_iam_role_policy.this.policy).Statement, 5, 8) == jsondecode(<<-JSON
      [
        {
          "Sid": "FindNetwork",
          "Effect": "Allow",
          "Action": ["ec2:DescribeDhcpOptions", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs"],
          "Resource": "*"
        },
        {
          "Sid": "CreateInterfaces",
          "Effect": "Allow",
          "Action": "ec2:CreateNetworkInterface",
          "Resource": [
            "arn:aws-cn:ec2:cn-north-1:123456789012:subnet/subnet-1",
            "arn:aws-cn:ec2:cn-north-1:123456789012:subnet/subnet-2",
            "arn:aws-cn:ec2:cn-north-1:123456789012:security-group/sg-1",
            "arn:aws-cn:ec2:cn-north-1:123456789012:network-interface/*"
          ]
        },
        {
          "Sid": "UseInterfaces",
          "Effect": "Allow",
          "Action": ["ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface", "ec2:DeleteNetworkInterfacePermission"],
          "Resource": "arn:aws-cn:ec2:cn-north-1:123456789012:network-interface/*",
          "Condition": {"ArnEquals": {"ec2:Subnet": [
            "arn:aws-cn:ec2:cn-north-1:123456789012:subnet/subnet-1",
            "arn:aws-cn:ec2:cn-north-1:123456789012:subnet/subnet-2"
          ]}}
        }
      ]
    JSON
    )
    error_message = "unexpected policy: ${aws_iam_role_policy.this.policy}"
  }
}

run "names_the_model_and_the_configuration_after_what_they_are" {
  command = plan

  variables {
    environment = { SM_NUM_GPUS = "1" }
  }

  assert {
    condition = (can(regex("^mistral-[0-9a-f]{8}$", aws_sagemaker_model.this.name))
      && can(regex("^mistral-[0-9a-f]{8}$", aws_sagemaker_endpoint_configuration.this.name))
    && aws_sagemaker_endpoint_configuration.this.production_variants[0].model_name == aws_sagemaker_model.this.name)
    error_message = "what replaces a model or a configuration has to have another name"
  }

  assert {
    condition     = aws_sagemaker_endpoint.this.name == "mistral"
    error_message = "the endpoint has to keep its name"
  }
}

run "tells_a_topic_of_failures_and_slowness" {
  command = plan

  variables {
    alarms = { topic_arn = "arn:aws-cn:sns:cn-north-1:123456789012:alarms", latency = 5 }
  }

  assert {
    condition = (aws_cloudwatch_metric_alarm.this["errors"].metric_name == "Invocation5XXErrors"
      && aws_cloudwatch_metric_alarm.this["errors"].threshold == 1
    && aws_cloudwatch_metric_alarm.this["errors"].alarm_actions == toset([var.alarms.topic_arn]))
    error_message = "failures have to be told"
  }

  assert {
    condition = (aws_cloudwatch_metric_alarm.this["latency"].metric_name == "ModelLatency"
      && aws_cloudwatch_metric_alarm.this["latency"].extended_statistic == "p99"
    && aws_cloudwatch_metric_alarm.this["latency"].threshold == 5000000)
    error_message = "slowness has to be told, in microseconds"
  }
}

run "lets_a_function_ask_it_and_nothing_else" {
  assert {
    condition = jsondecode(jsonencode(output.invoke_statement)) == jsondecode(<<-JSON
      {
        "Sid": "InvokeMistral",
        "Effect": "Allow",
        "Action": ["sagemaker:InvokeEndpoint"],
        "Resource": "arn:aws-cn:sagemaker:cn-north-1:123456789012:endpoint/mistral"
      }
    JSON
    )
    error_message = "unexpected statement: ${jsonencode(output.invoke_statement)}"
  }

  assert {
    condition     = aws_sagemaker_model.this.execution_role_arn == output.role_arn
    error_message = "the model has to run with the role"
  }
}

run "lets_a_function_take_streams_when_asked" {
  variables {
    streaming = true
  }

  assert {
    condition     = output.invoke_statement.Action == tolist(["sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointWithResponseStream"])
    error_message = "streams have to be allowed"
  }
}
